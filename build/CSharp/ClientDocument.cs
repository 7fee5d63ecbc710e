using System.Text.Json.Nodes;

namespace Qeyafa.Build.CSharp;

/// <summary>
/// Makes of the contract the document that the C# client is generated from: failures are left out (one handler of the client turns them into exceptions), streams too
/// (NSwag would read them to their end), named sets of words become types, and "nullable" is said as NSwag reads it.
/// </summary>
internal static class ClientDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    public static JsonObject Prepare(JsonObject contract)
    {
        var document = contract.DeepClone().AsObject();
        foreach (var (_, path) in document["paths"]!.AsObject())
        {
            var operations = path!.AsObject();
            foreach (var method in Methods.Where(operations.ContainsKey))
            {
                var responses = operations[method]!["responses"]!.AsObject();
                if (responses.Any(response => response.Value?["content"]?["text/event-stream"] is not null))
                {
                    operations.Remove(method);
                    continue;
                }

                if (operations[method]!["requestBody"] is JsonObject body)
                {
                    // A body that may be left out is empty instead: NSwag would send the word null.
                    body["required"] = true;
                    LeaveOut(body["content"]?["multipart/form-data"]?["schema"]);
                }

                foreach (var status in responses.Select(response => response.Key).Where(status => status[0] is not '2' || status == "206").ToList())
                {
                    responses.Remove(status);
                }
            }
        }

        var schemas = document["components"]!["schemas"]!.AsObject();
        var words = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        Rewrite(document["paths"]!, words);
        Rewrite(schemas, words);
        foreach (var (name, schema) in words)
        {
            schemas[name] = schema;
        }

        return Renamed(document);
    }

    /// <summary>A task of this API is no <c>System.Threading.Tasks.Task</c>, which every asynchronous program has in scope.</summary>
    private static JsonObject Renamed(JsonObject document) => JsonNode.Parse(document.ToJsonString()
        .Replace("\"#/components/schemas/Task\"", "\"#/components/schemas/WorkItem\"", StringComparison.Ordinal)
        .Replace("\"#/components/schemas/TaskPage\"", "\"#/components/schemas/WorkItemPage\"", StringComparison.Ordinal)
        .Replace("\"Task\":{", "\"WorkItem\":{", StringComparison.Ordinal)
        .Replace("\"TaskPage\":{", "\"WorkItemPage\":{", StringComparison.Ordinal))!.AsObject();

    /// <summary>NSwag asks for every part of a form unless the part may be null; null is then not sent.</summary>
    private static void LeaveOut(JsonNode? form)
    {
        var required = form?["required"]?.AsArray().Select(part => (string)part!).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var (_, part) in (form?["properties"]?.AsObject() ?? []).Where(part => !required.Contains(part.Key)))
        {
            part!["nullable"] = true;
        }
    }

    private static void Rewrite(JsonNode node, SortedDictionary<string, JsonObject> words)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>().ToList())
            {
                Rewrite(item, words);
            }
        }
        else if (node is JsonObject parent)
        {
            foreach (var (name, child) in parent.Where(pair => pair.Key is not "example" and not "examples" && pair.Value is not null).ToList())
            {
                parent[name] = child is JsonObject schema && Replace(schema, words) is { } better ? better : child;
                Rewrite(parent[name]!, words);
            }
        }
    }

    private static JsonObject? Replace(JsonObject schema, SortedDictionary<string, JsonObject> words)
    {
        if ((string?)schema["x-enum-name"] is { } name)
        {
            words.TryAdd(name, Words(schema));
            return Reference($"#/components/schemas/{name}", schema);
        }

        if (schema["allOf"] is JsonArray { Count: 1 } whole && (string?)whole[0]?["$ref"] is { } reference)
        {
            return Reference(reference, schema);
        }

        // A text, a number or a truth value: C# has no type for it but object.
        return schema["oneOf"] is JsonArray { Count: > 1 } ? new JsonObject { ["description"] = (string?)schema["description"] } : null;
    }

    private static JsonObject Words(JsonObject schema) => new()
    {
        ["type"] = "string",
        ["description"] = "One of a closed set of words.",
        ["x-enum-descriptions"] = schema["x-enum-descriptions"]!.DeepClone(),
        ["enum"] = new JsonArray([.. schema["enum"]!.AsArray().Where(word => word is not null).Select(word => word!.DeepClone())]),
    };

    private static JsonObject Reference(string target, JsonObject schema)
    {
        var isNullable = (bool?)schema["nullable"] == true;
        return isNullable
            ? new JsonObject { ["nullable"] = true, ["oneOf"] = new JsonArray(new JsonObject { ["$ref"] = target }), ["description"] = (string?)schema["description"] }
            : new JsonObject { ["$ref"] = target };
    }
}
