using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qeyafa.Build.TypeScript;

/// <summary>
/// Dictionaries whose values are one of several simple types. NSwag knows no union and would take the first type, so each becomes a named set of one
/// word that carries TypeScript's own text through NSwag.
/// </summary>
internal static partial class Unions
{
    /// <summary>Changes the document in place.</summary>
    public static void Hoist(JsonObject document)
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (name, property) in schemas.SelectMany(schema => schema.Value!["properties"]?.AsObject().ToList() ?? []).ToList())
        {
            if (property?["additionalProperties"] is JsonObject values && values["oneOf"] is JsonArray alternatives && alternatives.All(one => one?["type"] is not null))
            {
                var type = $"{char.ToUpperInvariant(name[0])}{name[1..].TrimEnd('s')}Value";
                var text = string.Join(" | ", alternatives.Select(one => one!["type"]!.GetValue<string>()).Select(word => word == "integer" ? "number" : word).Distinct(StringComparer.Ordinal));
                schemas[type] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray($"={text}") };
                property["additionalProperties"] = new JsonObject { ["$ref"] = $"#/components/schemas/{type}" };
            }
        }
    }

    /// <summary>Takes the carried text out of its quotes.</summary>
    public static string Unwrap(string output) => Carried().Replace(output, "${text}");

    [GeneratedRegex("\"=(?<text>[a-z |]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Carried();
}
