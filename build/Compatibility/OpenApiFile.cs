using System.Text.Json.Nodes;

namespace Qeyafa.Build.Compatibility;

/// <summary>An OpenAPI document whose references can be followed.</summary>
internal sealed class OpenApiFile(JsonObject root)
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete", "head", "options"];

    public string Version => (string?)root["info"]?["version"] ?? "0.0.0";

    /// <summary>Every operation by method and path.</summary>
    public IReadOnlyDictionary<string, JsonObject> Operations() => (
        from path in Members(root["paths"])
        from operation in Members(path.Value)
        where Methods.Contains(operation.Key, StringComparer.Ordinal)
        select (Name: $"{operation.Key.ToUpperInvariant()} {path.Key}", Value: operation.Value!.AsObject())).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The node, or what it refers to.</summary>
    public JsonObject? Follow(JsonNode? node)
    {
        while (node is JsonObject found && (string?)found["$ref"] is { } reference)
        {
            node = reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)root, (parent, name) => parent?[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);
        }

        return node as JsonObject;
    }

    /// <summary>A schema with what it is composed of (<c>allOf</c>) put into one.</summary>
    public JsonObject? Schema(JsonNode? node)
    {
        if (Follow(node) is not { } schema || schema["allOf"] is not JsonArray parts)
        {
            return Follow(node);
        }

        var whole = new JsonObject();
        foreach (var member in parts.Select(Schema).Append(schema).SelectMany(part => Members(part)).Where(member => member.Key != "allOf"))
        {
            whole[member.Key] = member.Value?.DeepClone();
        }

        return whole;
    }

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node as JsonObject ?? [];

    public static IReadOnlyList<string> Words(JsonNode? node) => node is JsonArray words ? [.. words.Select(word => word is null ? "null" : word.ToString())] : [];
}
