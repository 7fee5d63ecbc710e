using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.OpenApi;

/// <summary>What stands in the document once: title, tags, the security scheme and the problem's schema.</summary>
internal sealed class DocumentRules : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";

    public const string Problem = "Problem";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("auth", "Registration, sign-in, tokens and sessions."),
        ("users", "Accounts and what people say about themselves."),
        ("roles", "Roles and the rights that they give."),
        ("measurements", "Body measurements: recording, history, trends, comparison, import and export."),
        ("profile", "A person's date of birth, gender and preferences."),
        ("body", "A person's current body record, with a picture."),
        ("clothing", "The wardrobe: garments with pictures, search and statistics."),
        ("images", "Pictures by signed, expiring links."),
        ("tryon", "Virtual try-ons: jobs with progress and a picture as their result."),
        ("favorites", "Try-ons that a person likes."),
        ("messages", "Conversations between people, and their live stream."),
        ("tasks", "What a person has to do, or has given somebody to do."),
        ("operations", "How the service is doing."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Info = new OpenApiInfo
        {
            Title = "Qeyafa",
            Version = "v1",
            Description = "Body measurements, profiles and wardrobes. Names are in `snake_case`, times in UTC (RFC 3339), ids 24 hexadecimal digits. "
                + "Every failure is a problem document (RFC 9457) whose `code` is stable and explained at its `type`.",
        };
        document.Servers = [];
        document.Tags = new HashSet<OpenApiTag>(Tags.Where(tag => IsUsed(document, tag.Name)).Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `access_token` of a sign-in, in the `Authorization` header.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var property in document.Components.Schemas.Values.SelectMany(schema => schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).Select(pair => pair.Value).OfType<OpenApiSchema>())
        {
            SayNullablePlainly(property);
        }

        document.Components.Schemas[Problem] = ProblemSchema(context.ApplicationServices.GetRequiredService<ProblemTable>());
        return Task.CompletedTask;
    }

    /// <summary>"One of null and X" is how OpenAPI 3.1 puts it; in 3.0, which client generators read, it is a nullable X.</summary>
    private static void SayNullablePlainly(OpenApiSchema property)
    {
        if (property.OneOf is { Count: 2 } alternatives && alternatives.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference)
        {
            property.OneOf = null;
            property.AllOf = [reference];
            property.Type = JsonSchemaType.Null;
        }
    }

    private static bool IsUsed(OpenApiDocument document, string tag) =>
        document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(pair => pair.Value).Any(operation => operation.Tags?.Any(used => used.Name == tag) == true);

    private static OpenApiSchema ProblemSchema(ProblemTable problems) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A failure (RFC 9457).",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "instance", "code", "trace_id" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("The stable URI of this kind of failure; it leads to a page that explains it.", "uri-reference"),
            ["title"] = Text("The kind of failure in a few words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status." },
            ["detail"] = Text("What is wrong this time."),
            ["instance"] = Text("The path of the request.", "uri-reference"),
            ["code"] = Codes(problems),
            ["trace_id"] = Text("Leads your operator to the log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with each member or parameter, by its JSON path or name.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    // No "enum": a new code is no breaking change, and clients must bear one that they do not know.
    private static OpenApiSchema Codes(ProblemTable problems)
    {
        var code = Text("The stable word for this kind of failure, for programs to compare with; more may come.");
        var known = problems.Entries.Select(entry => entry.Code).Order(StringComparer.Ordinal).Select(word => (JsonNode)word);
        code.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["x-extensible-enum"] = new JsonNodeExtension(new JsonArray([.. known])) };
        return code;
    }

    private static OpenApiSchema Text(string description, string? format = null) => new() { Type = JsonSchemaType.String, Format = format, Description = description };
}
