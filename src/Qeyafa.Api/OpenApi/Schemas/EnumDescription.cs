using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>Describes a closed set of words: the words, what each means, and the set's name, by which client generators make one type of it.</summary>
internal static class EnumDescription
{
    /// <summary>The extension with the set's name.</summary>
    public const string NameExtension = "x-enum-name";

    /// <summary>The extension with the meaning of each word, in the words' order.</summary>
    public const string MeaningExtension = "x-enum-descriptions";

    public static void Set(OpenApiSchema schema, Type type, bool mayBeNull)
    {
        var names = Enum.GetNames(type);
        schema.Enum = [.. names.Select(name => (JsonNode)Word(name))];
        if (mayBeNull)
        {
            schema.Enum.Add(JsonNullSentinel.JsonNull);
        }

        var meanings = new JsonArray([.. names.Select(name => (JsonNode)(CodeComments.OfValue(type, name) ?? Word(name)))]);
        schema.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
        {
            [NameExtension] = new JsonNodeExtension(JsonValue.Create(type.Name)!),
            [MeaningExtension] = new JsonNodeExtension(meanings),
        };
    }

    private static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
