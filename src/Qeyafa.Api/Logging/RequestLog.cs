using System.Diagnostics;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Serilog.Events;
using Serilog.Parsing;

namespace Qeyafa.Api.Logging;

/// <summary>Writes one line for each request. It names the route's template, never the path's values, the query, a header or the body.</summary>
internal sealed class RequestLog(Serilog.ILogger logger, TimeProvider clock)
{
    private const string RequestProperty = "Request";

    private static readonly MessageTemplate Template = new MessageTemplateParser().Parse("{" + RequestProperty + ":l}");

    private readonly Serilog.ILogger _logger = logger.ForContext(Serilog.Core.Constants.SourceContextPropertyName, "Qeyafa.Requests");

    public void Write(HttpContext context, string method, TimeSpan duration, DatabaseTime database)
    {
        var endpoint = context.GetEndpoint();
        var status = context.Response.StatusCode;
        var level = endpoint?.Metadata.GetMetadata<QuietEndpointAttribute>() is not null ? LogEventLevel.Debug : status >= 500 ? LogEventLevel.Error : LogEventLevel.Information;
        if (!_logger.IsEnabled(level))
        {
            return;
        }

        var line = new RequestLine
        {
            Method = KnownMethod(method),
            Route = (endpoint as RouteEndpoint)?.RoutePattern.RawText,
            Status = status,
            Duration = duration,
            Database = database.Elapsed,
            DatabaseCalls = database.Calls,
            Bytes = context.Response.ContentLength,
            UserId = context.User.FindFirst(Callers.IdClaim)?.Value,
            RequestId = context.TraceIdentifier,
        };
        var activity = Activity.Current;
        _logger.Write(new LogEvent(clock.GetUtcNow(), level, null, Template, [new LogEventProperty(RequestProperty, line)], activity?.TraceId ?? default, activity?.SpanId ?? default));
    }

    /// <summary>A method is the client's own text; only those that HTTP knows reach the log as they are.</summary>
    internal static string KnownMethod(string method) => method switch
    {
        "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT" => method,
        _ => "OTHER",
    };
}

/// <summary>Marks an endpoint, such as a health probe, whose requests are worth a line only when someone looks closely.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class QuietEndpointAttribute : Attribute;
