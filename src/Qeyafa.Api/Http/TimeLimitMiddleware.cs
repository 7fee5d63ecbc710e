using System.Collections.Concurrent;
using Qeyafa.Api.Problems;
using Qeyafa.Api.Settings;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>Cancels what a request awaits when its time is over, and answers 503.</summary>
internal sealed class TimeLimitMiddleware(RequestDelegate next, ApiSettings settings, ProblemWriter problems)
{
    private const int PoolSize = 256;

    private static readonly Error Expired = new(ErrorKind.Unavailable, CommonProblems.RequestTimeout, "The request took longer than it may and was given up.") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>Sources that have not fired serve again: a new one with its timer costs more than the rest of this.</summary>
    private readonly ConcurrentQueue<CancellationTokenSource> _pool = new();

    public Task InvokeAsync(HttpContext context)
    {
        var limit = EndpointTraits.Of(context) is { TimeLimit: { } own } ? own : settings.RequestTime;
        return limit == TimeSpan.Zero ? next(context) : LimitAsync(context, limit);
    }

    private async Task LimitAsync(HttpContext context, TimeSpan limit)
    {
        var clientGone = context.RequestAborted;
        var source = _pool.TryDequeue(out var pooled) ? pooled : new CancellationTokenSource();
        source.CancelAfter(limit);
        var link = clientGone.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        context.RequestAborted = source.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested && !clientGone.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.RequestAborted = clientGone;
            await problems.WriteAsync(context, Expired);
        }
        finally
        {
            context.RequestAborted = clientGone;
            await link.DisposeAsync();
            Return(source);
        }
    }

    private void Return(CancellationTokenSource source)
    {
        if (_pool.Count < PoolSize && source.TryReset())
        {
            _pool.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
