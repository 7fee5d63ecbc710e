using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Settings;

namespace Qeyafa.Api.Http;

/// <summary>Lets pages of the configured origins call the API: by exact comparison, so that <c>null</c> and wildcards match nothing. Cookies are not used, so none are allowed.</summary>
internal sealed class CorsMiddleware(RequestDelegate next, ApiSettings settings)
{
    private static readonly StringValues Exposed = "ETag, Link, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy, X-Request-Id, Retry-After, Device-Token";
    private static readonly StringValues Methods = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static readonly StringValues RequestHeaders = "Authorization, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id, traceparent, tracestate, Device-Token";

    private readonly FrozenSet<string> _origins = settings.CorsOrigins.ToFrozenSet(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Append("Vary", "Origin");
        var origin = context.Request.Headers.Origin;
        if (origin.Count != 1 || !_origins.Contains(origin[0]!))
        {
            return next(context);
        }

        headers.AccessControlAllowOrigin = origin;
        if (!HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers.AccessControlRequestMethod.Count == 0)
        {
            headers.AccessControlExposeHeaders = Exposed;
            return next(context);
        }

        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = RequestHeaders;
        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
