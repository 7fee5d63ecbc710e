using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi.Schemas;

#pragma warning disable CS0618 // "Examples" is what OpenAPI 3.1 calls it; in 3.0, which client generators read, only "example" is written.
/// <summary>A schema's example, as OpenAPI 3.0 has it.</summary>
internal static class SchemaExample
{
    public static void Set(OpenApiSchema schema, JsonNode example) => schema.Example = example;

    public static JsonNode? Of(IOpenApiSchema schema) => schema.Example;
}
#pragma warning restore CS0618
