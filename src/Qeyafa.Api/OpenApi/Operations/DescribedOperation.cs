using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>What an endpoint's form says of it: the facts that the rules of the description are about.</summary>
internal sealed class DescribedOperation
{
    public DescribedOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        Operation = operation;
        Document = context.Document!;
        Description = context.Description;
        Metadata = Description.ActionDescriptor.EndpointMetadata;
        IsAnonymous = Metadata.OfType<IAllowAnonymous>().Any();
        IsConditional = Takes<ExpectedVersion>();
        IsIdempotentCreate = Has<IdempotentCreateAttribute>();
        Form = Metadata.OfType<TakesFormAttribute>().FirstOrDefault();
        Text = Metadata.OfType<TakesTextAttribute>().FirstOrDefault();
        HasBody = Form is not null || Text is not null || Description.ParameterDescriptions.Any(parameter => parameter.Source.Id == "Body");
    }

    public OpenApiOperation Operation { get; }

    public OpenApiDocument Document { get; }

    public ApiDescription Description { get; }

    public IList<object> Metadata { get; }

    /// <summary>Whether no access token is needed.</summary>
    public bool IsAnonymous { get; }

    /// <summary>Whether <c>If-Match</c> is honoured.</summary>
    public bool IsConditional { get; }

    /// <summary>Whether <c>Idempotency-Key</c> is honoured.</summary>
    public bool IsIdempotentCreate { get; }

    /// <summary>The parts of its form data, or null.</summary>
    public TakesFormAttribute? Form { get; }

    /// <summary>The text that it takes as its body, or null.</summary>
    public TakesTextAttribute? Text { get; }

    public bool HasBody { get; }

    public bool Has<T>()
        where T : Attribute => Metadata.OfType<T>().Any();

    /// <summary>Whether the action has a parameter of this type.</summary>
    public bool Takes<T>() => Description.ActionDescriptor.Parameters.Any(parameter => parameter.ParameterType == typeof(T));
}
