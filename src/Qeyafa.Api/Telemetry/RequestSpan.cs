using System.Diagnostics;
using Qeyafa.Api.Logging;

namespace Qeyafa.Api.Telemetry;

/// <summary>
/// Gives the framework's span of a request its name and attributes, by OpenTelemetry's semantic conventions for HTTP: the route's template, never the path, which holds ids.
/// </summary>
internal static class RequestSpan
{
    /// <summary>What the framework may add by itself and what could be somebody's.</summary>
    private static readonly string[] NotTold = ["url.path", "url.query", "url.full", "http.url", "http.target", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original"];

    /// <summary>Completes the current span; where nobody listens there is none to complete.</summary>
    public static void Complete(HttpContext context, string method)
    {
        if (Activity.Current is not { IsAllDataRequested: true, Source.Name: not "" } span)
        {
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<QuietEndpointAttribute>() is not null)
        {
            // Probes and scrapes would be most of what is sent.
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var known = RequestLog.KnownMethod(method);
        span.DisplayName = route is null ? known : $"{known} {(route.StartsWith('/') ? route : "/" + route)}";
        span.SetTag("http.request.method", known == "OTHER" ? "_OTHER" : known).SetTag("http.response.status_code", context.Response.StatusCode).SetTag("url.scheme", context.Request.Scheme);
        if (route is not null)
        {
            span.SetTag("http.route", route);
        }

        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag("error.type", context.Response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
        }

        foreach (var name in NotTold)
        {
            span.SetTag(name, null);
        }
    }
}
