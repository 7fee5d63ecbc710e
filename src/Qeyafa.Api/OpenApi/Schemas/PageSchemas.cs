using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>Completes the schemas of pages: <c>total</c> is not always there, and the example is made of the item's.</summary>
internal static class PageSchemas
{
    public static void Complete(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (var page in schemas.Where(pair => pair.Key.EndsWith("Page", StringComparison.Ordinal)).Select(pair => pair.Value).OfType<OpenApiSchema>())
        {
            page.Required?.Remove("total");
            if (page.Properties?["items"] is OpenApiSchema { Items: OpenApiSchemaReference { Reference.Id: { } item } } && SchemaExample.Of(schemas[item]) is { } example)
            {
                SchemaExample.Set(page, new JsonObject { ["items"] = new JsonArray(example.DeepClone()), ["next_cursor"] = null });
            }
        }
    }
}
