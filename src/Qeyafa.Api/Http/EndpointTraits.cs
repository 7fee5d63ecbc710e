using Microsoft.AspNetCore.Mvc.Controllers;

namespace Qeyafa.Api.Http;

/// <summary>What the conventions need to know of an action, worked out once at start, so that a request pays one look-up.</summary>
internal sealed class EndpointTraits
{
    private static readonly string[] Json = ["application/json"];

    public EndpointTraits(ControllerActionDescriptor action, IList<object> metadata)
    {
        Query = new QueryPlan(action);
        MediaTypes = metadata.OfType<AnswersAttribute>().LastOrDefault()?.MediaTypes ?? Json;
        HandlesCredentials = metadata.OfType<CredentialEndpointAttribute>().Any();
        IsNeverKept = HandlesCredentials || metadata.OfType<NeverKeptAttribute>().Any();
        IsIdempotentCreate = metadata.OfType<IdempotentCreateAttribute>().Any();
        TakesForm = metadata.OfType<TakesFormAttribute>().Any();
        TimeLimit = metadata.OfType<TimeLimitAttribute>().LastOrDefault() is { } limit ? TimeSpan.FromSeconds(limit.Seconds) : TakesForm ? TakesFormAttribute.TimeLimit : null;
    }

    /// <summary>Which query parameters the action takes.</summary>
    public QueryPlan Query { get; }

    /// <summary>The media types of a success.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>Whether credentials pass through the action.</summary>
    public bool HandlesCredentials { get; }

    /// <summary>Whether no cache may keep the action's answers.</summary>
    public bool IsNeverKept { get; }

    /// <summary>Whether the action honours <c>Idempotency-Key</c>.</summary>
    public bool IsIdempotentCreate { get; }

    /// <summary>Whether the action takes pictures.</summary>
    public bool TakesForm { get; }

    /// <summary>The action's own time limit; zero for none, null for the usual one.</summary>
    public TimeSpan? TimeLimit { get; }

    /// <summary>The traits of the endpoint that the request is routed to; null where that is no action.</summary>
    public static EndpointTraits? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EndpointTraits>();
}
