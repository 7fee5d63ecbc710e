using System.Globalization;
using System.Text.Json.Nodes;

namespace Qeyafa.Build.TypeScript;

/// <summary>
/// Makes one named type of each set of words that the document repeats in place: by the name that the document gives the set, or else by its members'.
/// NSwag would otherwise name every repetition for itself: <c>Unit</c>, <c>Unit2</c>, <c>RecordMeasurementBodyUnit</c>.
/// </summary>
internal static class NamedEnums
{
    private static readonly string[] Kept = ["description", "nullable"];

    /// <summary>Changes the document in place.</summary>
    public static void Hoist(JsonObject document)
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        List<Place> places = [];
        foreach (var (owner, schema) in schemas)
        {
            Collect(schema!["properties"] as JsonObject, owner, places);
        }

        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(member => member.Value).OfType<JsonObject>())
        {
            var owner = operation["operationId"]?.GetValue<string>().Split('_')[0] ?? "";
            foreach (var parameter in operation["parameters"]?.AsArray().OfType<JsonObject>() ?? [])
            {
                Add(parameter, "schema", parameter["name"]!.GetValue<string>(), owner, places);
            }

            Collect(operation["requestBody"]?["content"]?["multipart/form-data"]?["schema"]?["properties"] as JsonObject, owner, places);
        }

        var setsByName = places.Where(place => place.Given is null).GroupBy(place => Pascal(place.Name), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(place => place.Words).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        var namesByWords = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (!namesByWords.TryGetValue(place.Words, out var name))
            {
                name = place.Given ?? NameOf(place, setsByName, schemas);
                namesByWords.Add(place.Words, name);
                schemas[name] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. place.Words.Split('|').Select(word => (JsonNode)word)]) };
            }

            place.Replace(name);
        }
    }

    private static string NameOf(Place place, Dictionary<string, int> setsByName, JsonObject schemas)
    {
        var plain = Pascal(place.Name);
        return setsByName[plain] == 1 && !schemas.ContainsKey(plain) ? plain : Pascal(place.Owner) + plain;
    }

    private static void Collect(JsonObject? properties, string owner, List<Place> places)
    {
        foreach (var (name, schema) in properties?.ToList() ?? [])
        {
            Add(properties!, name, name, owner, places);
            if (schema is JsonObject { } list && list["items"] is JsonObject)
            {
                Add(list, "items", name.TrimEnd('s'), owner, places);
            }
        }
    }

    private static void Add(JsonObject holder, string member, string name, string owner, List<Place> places)
    {
        if (holder[member] is not JsonObject schema || schema["enum"] is not JsonArray values)
        {
            return;
        }

        // A set that may be null holds null as well; "nullable" says it already.
        var words = values.Where(word => word is not null).ToList();
        if (words.TrueForAll(word => word!.GetValueKind() == System.Text.Json.JsonValueKind.String))
        {
            places.Add(new Place(holder, member, name, owner, schema, string.Join('|', words.Select(word => word!.GetValue<string>()))));
        }
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));

    private sealed record Place(JsonObject Holder, string Member, string Name, string Owner, JsonObject Schema, string Words)
    {
        /// <summary>The name that the document gives the set, if any.</summary>
        public string? Given => Schema["x-enum-name"]?.GetValue<string>();

        public void Replace(string name)
        {
            var replaced = new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/components/schemas/{name}" }) };
            foreach (var kept in Kept.Where(Schema.ContainsKey))
            {
                replaced[kept] = Schema[kept]!.DeepClone();
            }

            Holder[Member] = replaced;
        }
    }
}
