using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qeyafa.Api.OpenApi.Schemas;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.OpenApi;

/// <summary>What stands in the document once: title, server, tags, the security scheme, the problem's schema and examples.</summary>
internal sealed class DocumentRules(ProblemTable problems) : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Info = DocumentInfo.Make();
        document.Servers = [new OpenApiServer { Url = "/", Description = "The server that this document comes from." }];
        document.Tags = DocumentTags.Used(document);
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `access_token` of a sign-in, in the `Authorization` header.",
        };
        var schemas = document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        NullableSchemas.SayPlainly(schemas);
        ReferencedMembers.KeepTexts(schemas);
        PageSchemas.Complete(schemas);
        SchemaLimits.Apply(schemas);
        schemas[ProblemSchema.Name] = ProblemSchema.Make(problems);
        document.Components.Examples = ProblemSchema.Examples(problems, NamedExamples(document));
        return Task.CompletedTask;
    }

    private static HashSet<string> NamedExamples(OpenApiDocument document) => document.Paths.Values
        .SelectMany(path => path.Operations ?? [])
        .SelectMany(operation => operation.Value.Responses ?? [])
        .SelectMany(response => response.Value.Content?.Values ?? [])
        .SelectMany(media => media.Examples?.Keys ?? [])
        .ToHashSet(StringComparer.Ordinal);
}
