using System.Security.Cryptography;
using System.Text;
using Qeyafa.Api.Logging;

namespace Qeyafa.Api.Telemetry;

/// <summary>
/// Answers <c>GET /metrics</c>, before routing: it is no part of the API, has no rate limit, and its requests are worth no line in the log.
/// </summary>
internal sealed class PrometheusEndpoint(PrometheusSettings settings, PrometheusCollector collector)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/metrics";

    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";
    private const string Scheme = "Bearer ";

    private static readonly Endpoint Quiet = new(requestDelegate: null, new EndpointMetadataCollection(new QuietEndpointAttribute()), "metrics");

    private readonly byte[]? _token = settings.Token is { } token ? Encoding.UTF8.GetBytes(token) : null;

    public Task AnswerAsync(HttpContext context)
    {
        context.SetEndpoint(Quiet);
        var response = context.Response;
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            response.Headers.Allow = HttpMethods.Get;
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        if (!MayRead(context.Request.Headers.Authorization.ToString()))
        {
            response.Headers.WWWAuthenticate = "Bearer realm=\"metrics\"";
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(collector.Collect(), context.RequestAborted);
    }

    private bool MayRead(string authorization) =>
        _token is null
        || (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()), _token));
}
