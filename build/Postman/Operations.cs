using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qeyafa.Build.Postman;

/// <summary>The operations of the description of the API.</summary>
internal sealed class Operations
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonObject _document;

    /// <param name="json">The description: openapi/v1.json.</param>
    public Operations(string json)
    {
        _document = JsonNode.Parse(json)!.AsObject();
        All = [.. _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(item => Methods.Contains(item.Key)).Select(item => Read(path.Key, item.Key, item.Value!.AsObject())))];
    }

    /// <summary>All of them, in the order of the description.</summary>
    public IReadOnlyList<Operation> All { get; }

    /// <summary>The steps of the journey with their operations; operations that it does not know follow, each with its example and to be sent by hand.</summary>
    /// <exception cref="InvalidDataException">The journey names an operation that the description has not.</exception>
    public IReadOnlyList<(Step Step, Operation Operation)> Along(IReadOnlyList<Step> journey)
    {
        var byId = All.ToDictionary(operation => operation.Id, StringComparer.Ordinal);
        var known = journey.Select(step => (step, byId.GetValueOrDefault(step.Operation) ?? throw new InvalidDataException($"build/Postman/Journey.cs names the operation {step.Operation}, which openapi/v1.json has not."))).ToList();
        return [.. known, .. All.Where(operation => journey.All(step => step.Operation != operation.Id)).Select(operation => (new Step(operation.Id) { IsByHand = true }, operation))];
    }

    private Operation Read(string path, string method, JsonObject operation)
    {
        var content = operation["requestBody"]?["content"]?.AsObject();
        return new Operation(
            operation["operationId"]!.GetValue<string>(), method.ToUpperInvariant(), path, operation["tags"]?[0]?.GetValue<string>() ?? "other", operation["summary"]?.GetValue<string>() ?? "",
            content?["application/json"] is { } json ? Example(json) : null);
    }

    private string? Example(JsonNode content)
    {
        var schema = content["schema"];
        var reference = (schema?["$ref"] ?? schema?["oneOf"]?.AsArray().Select(part => part?["$ref"]).FirstOrDefault(found => found is not null))?.GetValue<string>();
        var example = content["example"] ?? (reference is null ? null : _document["components"]!["schemas"]![reference.Split('/')[^1]]?["example"]);
        return example?.ToJsonString(JsonText.Options);
    }
}

/// <summary>An operation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Method">GET, PUT, POST, DELETE or PATCH.</param>
/// <param name="Path">The path with its parameters in braces.</param>
/// <param name="Module">The module, which is its first tag.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Example">An example of its JSON body; null for none.</param>
internal sealed record Operation(string Id, string Method, string Path, string Module, string Summary, string? Example);

/// <summary>How JSON is written.</summary>
internal static class JsonText
{
    /// <summary>Indented, with letters of every script as they are.</summary>
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
