using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>Adds to each operation what the conventions give it: security, conditional and idempotency headers, and every problem that it can answer.</summary>
internal sealed class OperationRules(ProblemTable problems) : IOpenApiOperationTransformer
{
    private readonly ProblemAnswers _problems = new(problems);

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        var described = new DescribedOperation(operation, context);
        operation.Security = described.IsAnonymous ? [] : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentRules.Bearer, described.Document)] = [] }];
        operation.Deprecated = described.Has<ObsoleteAttribute>();
        ParameterRules.Apply(described);
        RequestHeaders.Add(described);
        RequestBodies.Describe(described);
        SuccessAnswers.Describe(described);
        _problems.Describe(described);
        operation.Responses = Sorted(operation.Responses!);
        return Task.CompletedTask;
    }

    private static OpenApiResponses Sorted(OpenApiResponses responses)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sorted.Add(status, response);
        }

        return sorted;
    }
}
