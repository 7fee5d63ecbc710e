using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>
/// Runs slow computations on a few threads of its own, so that hashing never holds a thread of the pool and never takes more than its cores.
/// A bounded number waits; beyond it the answer is <see cref="ErrorKind.Unavailable"/>.
/// </summary>
internal sealed class HashingGate : IDisposable
{
    private static readonly Error Full = new(ErrorKind.Unavailable, "sign_in_busy", "Too many people are signing in just now. Try again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    private readonly BlockingCollection<Action> _queue = [];
    private readonly Thread[] _threads;
    private readonly int _most;
    private int _admitted;

    public HashingGate(IOptions<PasswordOptions> options)
    {
        _most = options.Value.Concurrency + options.Value.QueueLength;
        _threads = [.. Enumerable.Range(1, options.Value.Concurrency).Select(number => new Thread(Work) { Name = $"password hashing {number}", IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>Computes something as soon as there is room. Cancelling takes a computation that has not begun out of the queue's work.</summary>
    public Task<Result<T>> RunAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<Result<T>>(cancellationToken);
        }

        if (Interlocked.Increment(ref _admitted) > _most)
        {
            Interlocked.Decrement(ref _admitted);
            return Task.FromResult(Result<T>.Failure(Full));
        }

        var answer = new TaskCompletionSource<Result<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(() => Complete(answer, compute, cancellationToken), CancellationToken.None);
        return answer.Task;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        Array.ForEach(_threads, thread => thread.Join());
        _queue.Dispose();
    }

    private static void Complete<T>(TaskCompletionSource<Result<T>> answer, Func<T> compute, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            answer.SetCanceled(cancellationToken);
            return;
        }

        try
        {
            answer.SetResult(compute());
        }
        catch (Exception failure)
        {
            answer.SetException(failure);
        }
    }

    private void Work()
    {
        foreach (var computation in _queue.GetConsumingEnumerable())
        {
            try
            {
                computation();
            }
            finally
            {
                Interlocked.Decrement(ref _admitted);
            }
        }
    }
}
