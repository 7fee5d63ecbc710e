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

    /// <summary>How long a renewal may take even where nothing is left of the lease: somebody else may not have come yet.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);

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
                var asked = _time.GetTimestamp();
                if (await TryRenewAsync(_length - _time.GetElapsedTime(renewed, asked)))
                {
                    renewed = asked;
                }
                else
                {
                    IsLost |= _time.GetElapsedTime(renewed) >= _length;
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

    /// <summary>Renews the lease within what is left of it: an answer that comes later would say nothing.</summary>
    /// <returns>Whether it was renewed; where it was not, it is lost or the database is away.</returns>
    private async Task<bool> TryRenewAsync(TimeSpan left)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_keeping.Token);
        limit.CancelAfter(left > Least ? left : Least);
        try
        {
            IsLost = !await _queue.RenewAsync(_claim, limit.Token);
            return !IsLost;
        }
        catch (OperationCanceledException) when (!_keeping.IsCancellationRequested)
        {
            IsLost = true;
            return false;
        }
        catch (Exception exception) when (_outages.RetryAfter(exception) is not null)
        {
            return false;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other > TimeSpan.Zero ? other : TimeSpan.Zero;
}
