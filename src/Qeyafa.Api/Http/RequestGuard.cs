using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Problems;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>Checks what can be said of a request before its action runs: its query, and whether it accepts the answer.</summary>
internal sealed class RequestGuard(RequestDelegate next, ProblemWriter problems)
{
    private static readonly StringValues Revalidate = "private, no-cache";
    private static readonly StringValues NoStore = "no-store";

    private static readonly Error NotAcceptable = new(ErrorKind.Malformed, CommonProblems.NotAcceptable, "The Accept header excludes every media type in which this can be answered.");

    public Task InvokeAsync(HttpContext context)
    {
        if (EndpointTraits.Of(context) is not { } traits)
        {
            return next(context);
        }

        context.Response.Headers.CacheControl = traits.IsNeverKept ? NoStore : Revalidate;
        if (!Acceptance.Allows(context.Request, traits.MediaTypes))
        {
            return problems.WriteAsync(context, NotAcceptable);
        }

        return traits.Query.Check(context.Request) is { } error ? problems.WriteAsync(context, error) : next(context);
    }
}
