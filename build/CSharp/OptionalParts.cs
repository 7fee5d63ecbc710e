using System.Text.Json.Nodes;

namespace Qeyafa.Build.CSharp;

/// <summary>NSwag demands every part of a form; one that the contract does not require is left out where it is null.</summary>
internal static class OptionalParts
{
    private const string Form = "multipart/form-data";

    /// <summary>Marks the parts that may be left out as nullable, as NSwag reads it.</summary>
    public static JsonObject Mark(JsonObject document)
    {
        foreach (var schema in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (operation.Value as JsonObject)?["requestBody"]?["content"]?[Form]?["schema"]).OfType<JsonObject>())
        {
            var required = schema["required"]?.AsArray().Select(name => (string?)name).ToHashSet(StringComparer.Ordinal) ?? [];
            foreach (var (_, part) in schema["properties"]!.AsObject().Where(part => !required.Contains(part.Key)))
            {
                part!["nullable"] = true;
            }
        }

        return document;
    }
}
