using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>What a member says of itself stands beside its reference in OpenAPI 3.1; in 3.0, which client generators read, a reference stands alone, and "all of" it bears the text.</summary>
internal static class ReferencedMembers
{
    public static void KeepTexts(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (var members in schemas.Values.Select(schema => schema.Properties).OfType<IDictionary<string, IOpenApiSchema>>())
        {
            foreach (var (name, member) in members.ToList())
            {
                if (member is OpenApiSchemaReference { Reference.Description: { Length: > 0 } text })
                {
                    members[name] = new OpenApiSchema { AllOf = [member], Description = text };
                }
            }
        }
    }
}
