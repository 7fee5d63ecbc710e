using System.Globalization;
using System.Text.Json.Nodes;

namespace Qeyafa.Build.CSharp;

/// <summary>Gives schemas whose names would not do for classes other ones.</summary>
internal static class TypeNames
{
    private const string Place = "#/components/schemas/";

    private static readonly Dictionary<string, string> Better = new(StringComparer.Ordinal)
    {
        // A task of this API is no System.Threading.Tasks.Task, which every asynchronous program has in scope.
        ["Task"] = "WorkItem",
        ["TaskPage"] = "WorkItemPage",
        // No class has a member of its own name: NSwag would call it Unread1.
        ["Change"] = "MeasurementChange",
        ["Unread"] = "UnreadCount",
    };

    /// <summary>Changes the document in place.</summary>
    /// <exception cref="BuildException">A schema has a member of its own name.</exception>
    public static void Mend(JsonObject document)
    {
        var named = new JsonObject();
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            var better = Better.GetValueOrDefault(name, name);
            if (schema!["properties"] is JsonObject members && members.Any(member => Pascal(member.Key) == better))
            {
                throw new BuildException($"The schema {name} has a member of its own name, which a class cannot have: give it another name in build/CSharp/TypeNames.cs.");
            }

            named[better] = schema.DeepClone();
        }

        document["components"]!["schemas"] = named;
        Redirect(document);
    }

    private static void Redirect(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Redirect(item);
            }
        }
        else if (node is JsonObject parent)
        {
            if (parent["$ref"] is JsonValue reference && (string?)reference is { } target && target.StartsWith(Place, StringComparison.Ordinal) && Better.TryGetValue(target[Place.Length..], out var better))
            {
                parent["$ref"] = Place + better;
            }

            foreach (var (_, child) in parent)
            {
                Redirect(child);
            }
        }
    }

    private static string Pascal(string member) =>
        string.Concat(member.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));
}
