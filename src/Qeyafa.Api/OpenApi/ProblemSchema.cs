using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qeyafa.Api.OpenApi.Schemas;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.OpenApi;

/// <summary>How a failure looks, and an example of every kind.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    private static readonly HashSet<string> Always = new(StringComparer.Ordinal) { "type", "title", "status", "detail", "instance", "code", "trace_id" };

    public static OpenApiSchema Make(ProblemTable problems)
    {
        var schema = Describe(problems);
        SchemaExample.Set(schema, ExampleOf(problems.Find(CommonProblems.ValidationFailed)!));
        return schema;
    }

    private static OpenApiSchema Describe(ProblemTable problems) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A failure (RFC 9457).",
        Required = Always,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("The stable URI of this kind of failure; it leads to a page that explains it.", "uri-reference"),
            ["title"] = Text("The kind of failure in a few words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status." },
            ["detail"] = Text("What is wrong this time."),
            ["instance"] = Text("The path of the request.", "uri-reference"),
            ["code"] = Code(problems),
            ["trace_id"] = Text("Leads your operator to the log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with each member or parameter, by its JSON path or name.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    /// <summary>An example of every kind of failure that an operation names, by its code.</summary>
    public static Dictionary<string, IOpenApiExample> Examples(ProblemTable problems, ISet<string> used) => problems.Entries.Where(entry => used.Contains(entry.Code)).ToDictionary(
        entry => entry.Code,
        IOpenApiExample (entry) => new OpenApiExample { Summary = entry.Title, Description = entry.Explanation, Value = ExampleOf(entry) },
        StringComparer.Ordinal);

    private static JsonObject ExampleOf(ProblemEntry entry)
    {
        var example = new JsonObject
        {
            ["type"] = entry.Type,
            ["title"] = entry.Title,
            ["status"] = entry.Status,
            ["detail"] = entry.Title + ".",
            ["instance"] = "/api/v1/measurements",
            ["code"] = entry.Code,
            ["trace_id"] = "0af7651916cd43dd8448eb211c80319c",
        };
        if (entry.Code is CommonProblems.MalformedRequest or CommonProblems.ValidationFailed)
        {
            example["errors"] = new JsonObject { ["measurements.chest"] = new JsonArray(entry.Code == CommonProblems.ValidationFailed ? "must be 49.7 to 251.6 cm." : "must be a number.") };
        }

        return example;
    }

    /// <summary>An open set of words: clients know these, and there may be more.</summary>
    private static OpenApiSchema Code(ProblemTable problems)
    {
        var schema = Text("The stable word for this kind of failure, for programs to compare with. `x-extensible-enum` lists those that are known; there may be more in time.");
        schema.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
        {
            ["x-extensible-enum"] = new JsonNodeExtension(new JsonArray([.. problems.Entries.Select(entry => (JsonNode)entry.Code)])),
        };
        return schema;
    }

    private static OpenApiSchema Text(string description, string? format = null) => new() { Type = JsonSchemaType.String, Format = format, Description = description };
}
