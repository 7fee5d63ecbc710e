using System.Text.Json.Nodes;

namespace Qeyafa.Build.TypeScript;

/// <summary>
/// The OpenAPI document as the TypeScript templates need it: NSwag's model knows neither an operation's security nor what its answer's media types
/// mean, so both are put into extensions; failures, which are all problems, are left out.
/// </summary>
internal static class ClientDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete", "head", "options"];

    /// <summary>Changes the document in place.</summary>
    public static void Prepare(JsonObject document)
    {
        foreach (var (_, path) in document["paths"]!.AsObject())
        {
            foreach (var (_, operation) in path!.AsObject().Where(member => Methods.Contains(member.Key, StringComparer.Ordinal)))
            {
                PrepareOperation(operation!.AsObject());
            }
        }

        foreach (var property in document["components"]!["schemas"]!.AsObject().SelectMany(schema => schema.Value!["properties"]?.AsObject().ToList() ?? []).Select(property => property.Value).OfType<JsonObject>())
        {
            SayReferencePlainly(property);
        }

        NamedEnums.Hoist(document);
        Unions.Hoist(document);
    }

    /// <summary>The codes of problems that the document names, in alphabetical order.</summary>
    /// <exception cref="InvalidOperationException">The document names none.</exception>
    public static IReadOnlyList<string> ProblemCodes(JsonObject document)
    {
        var code = document["components"]?["schemas"]?["Problem"]?["properties"]?["code"];
        var codes = (code?["x-extensible-enum"] ?? code?["enum"])?.AsArray() ?? throw new InvalidOperationException("The schema Problem lists no codes.");
        return [.. codes.Select(value => value!.GetValue<string>()).Order(StringComparer.Ordinal)];
    }

    /// <summary>An object that is "all of" one other is that other; with the word <c>object</c> beside it NSwag would derive a type of its own.</summary>
    private static void SayReferencePlainly(JsonObject property)
    {
        if (property["allOf"] is JsonArray { Count: 1 })
        {
            property.Remove("type");
        }
    }

    /// <summary>What the description says beyond the summary, which stands before it.</summary>
    private static string Remarks(JsonObject operation)
    {
        var (summary, description) = (operation["summary"]?.GetValue<string>(), operation["description"]?.GetValue<string>() ?? "");
        return summary is not null && description.StartsWith(summary, StringComparison.Ordinal) ? description[summary.Length..].TrimStart() : description;
    }

    private static void PrepareOperation(JsonObject operation)
    {
        if (operation["security"] is not JsonArray { Count: > 0 })
        {
            operation["x-anonymous"] = true;
        }

        var remarks = Remarks(operation);
        if (!string.IsNullOrWhiteSpace(remarks))
        {
            operation["x-remarks"] = remarks.ReplaceLineEndings("\n").Replace("*/", "* /", StringComparison.Ordinal).Replace("\n", "\n * ", StringComparison.Ordinal);
        }

        var responses = operation["responses"]!.AsObject();
        foreach (var status in responses.Select(response => response.Key).Where(status => status[0] != '2').ToList())
        {
            responses.Remove(status);
        }

        operation["x-answer"] = AnswerOf(responses);
        operation["x-result"] = string.Join(" | ", responses.SelectMany(response => Schemas(response.Value)).Distinct(StringComparer.Ordinal));
        if (operation["requestBody"]?["content"]?["multipart/form-data"]?["schema"] is JsonObject form)
        {
            operation["x-form"] = string.Join(", ", form["properties"]!.AsObject().Select(part => $"\"{part.Key}\""));
            operation["x-form-required"] = string.Join(' ', form["required"]?.AsArray().Select(part => $"|{part}|") ?? []);
        }

        if (operation["requestBody"]?["content"] is JsonObject content && content.Select(media => media.Key).FirstOrDefault(IsText) is { } text)
        {
            operation["x-text-body"] = text;
        }
    }

    private static IEnumerable<string> Schemas(JsonNode? response) =>
        response?["content"]?.AsObject().Select(content => content.Value?["schema"]?["$ref"]?.GetValue<string>()).OfType<string>().Select(reference => reference.Split('/')[^1]) ?? [];

    private static string AnswerOf(JsonObject responses)
    {
        var media = responses.SelectMany(response => response.Value!["content"]?.AsObject().Select(content => content.Key) ?? []).FirstOrDefault();
        return media switch
        {
            null => "none",
            "text/event-stream" => "events",
            _ when media.Contains("json", StringComparison.Ordinal) => "json",
            _ when IsText(media) || media.EndsWith("+xml", StringComparison.Ordinal) => "text",
            _ => "blob",
        };
    }

    private static bool IsText(string media) => media.StartsWith("text/", StringComparison.Ordinal);
}
