using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Mongo.TryOn;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>
/// Keeps the lease of a try-on while somebody works on it. When it is lost (the try-on was canceled, deleted or taken over, or the database was away for as
/// long as it lasts), and when the try-on's time is over, whoever works is told to stop.
/// </summary>
internal sealed class TryOnLease : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TryOnQueue _queue;
    private readonly TryOnClaim _claim;
    private readonly TryOnChanges _changes;
    private readonly IOutageClassifier _outages;
    private readonly TimeProvider _time;
    private readonly TimeSpan _length;
    private readonly CancellationTokenSource _working;
    private readonly CancellationTokenSource _keeping = new();
    private readonly Task _keeper;

    public TryOnLease(TryOnQueue queue, TryOnClaim claim, TryOnChanges changes, TimeSpan length, IOutageClassifier outages, TimeProvider time, CancellationToken stopping)
    {
        (_queue, _claim, _changes, _length, _outages, _time) = (queue, claim, changes, length, outages, time);
        _working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _keeper = KeepAsync();
    }

    /// <summary>Whether the lease is known to be lost.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the try-on has taken as long as it may.</summary>
    public bool IsTooLate => _time.GetUtcNow() >= _claim.Deadline;

    /// <summary>Told when the work must stop.</summary>
    public CancellationToken Token => _working.Token;

    /// <summary>Makes the lease last from now on.</summary>
    /// <returns>Whether it was still held.</returns>
    public async Task<bool> RenewAsync()
    {
        if (!IsLost && !await _queue.RenewAsync(_claim, Token))
        {
            IsLost = true;
        }

        return !IsLost;
    }

    public async ValueTask DisposeAsync()
    {
        await _keeping.CancelAsync();
        await _keeper;
        _keeping.Dispose();
        _working.Dispose();
    }

    private async Task KeepAsync()
    {
        using var listener = _changes.Listen(_claim.Job.Id);
        var pause = Shorter(_length / 3, LongestPause);
        var renewed = _time.GetTimestamp();
        try
        {
            while (!IsLost && !IsTooLate)
            {
                await listener.WaitAsync(Shorter(pause, _claim.Deadline - _time.GetUtcNow()), _keeping.Token);
                try
                {
                    IsLost = !await _queue.RenewAsync(_claim, _keeping.Token);
                    renewed = _time.GetTimestamp();
                }
                catch (Exception exception) when (_outages.RetryAfter(exception) is not null)
                {
                    IsLost = _time.GetElapsedTime(renewed) >= _length;
                }
            }

            await _working.CancelAsync();
        }
        catch (OperationCanceledException) when (_keeping.IsCancellationRequested)
        {
            // The work is done.
        }
        catch
        {
            IsLost = true;
            await _working.CancelAsync();
            throw;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other > TimeSpan.Zero ? other : TimeSpan.Zero;
}
