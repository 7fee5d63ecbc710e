using System.Text.Json.Nodes;

namespace Qeyafa.Api.OpenApi;

/// <summary>An example of a body or an answer, for the API's description. A test reads it by the same rules as a request.</summary>
/// <param name="Type">What it is an example of.</param>
/// <param name="Json">The example as a client would see or send it.</param>
internal sealed record ApiExample(Type Type, string Json)
{
    /// <summary>A copy for the document to own.</summary>
    public JsonNode ToNode() => JsonNode.Parse(Json)!;
}

/// <summary>How a type is described whose converter the generator cannot look into.</summary>
/// <param name="Type">The type.</param>
/// <param name="Describe">Sets type, format, ranges and description.</param>
internal sealed record ApiSchema(Type Type, Action<Microsoft.OpenApi.OpenApiSchema> Describe);
