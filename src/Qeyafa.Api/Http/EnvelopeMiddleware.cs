using System.Diagnostics;
using Qeyafa.Api.Logging;
using Qeyafa.Api.Problems;
using Qeyafa.Api.Telemetry;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Http;

/// <summary>The outermost layer: every answer gets its headers, every bare failure its problem, every request its line in the log.</summary>
internal sealed class EnvelopeMiddleware(RequestDelegate next, FailureBoundary failures, RequestLog log, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var method = context.Request.Method;
        var database = DatabaseTime.Begin();
        RequestIds.Apply(context, clock.GetUtcNow());
        SecurityHeaders.Apply(context);
        try
        {
            await next(context);
            if (context.Response.StatusCode >= StatusCodes.Status400BadRequest)
            {
                await failures.CompleteAsync(context, method);
            }
        }
        finally
        {
            RequestSpan.Complete(context, method);
            log.Write(context, method, Stopwatch.GetElapsedTime(started), database);
        }
    }
}
