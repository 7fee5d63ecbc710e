using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>Follows try-ons: looks at once when this process changed one, and every second for what other nodes did. How many are followed is limited.</summary>
internal sealed class TryOnFeed(ITryOnRepository tryOns, TryOnChanges changes, IOptions<TryOnOptions> options, IOutageClassifier outages, TimeProvider time) : ITryOnFeed
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<EntityId, int> _open = [];
    private readonly Lock _lock = new();
    private int _all;

    public Result<ITryOnFollowing> Follow(EntityId follower, TryOnJob job)
    {
        lock (_lock)
        {
            var own = _open.GetValueOrDefault(follower);
            if (_all >= options.Value.Streams || own >= options.Value.StreamsPerUser)
            {
                return TryOnErrors.TooManyStreams;
            }

            _all++;
            _open[follower] = own + 1;
        }

        return Result<ITryOnFollowing>.Success(new Following(this, follower, job));
    }

    private void Close(EntityId follower)
    {
        lock (_lock)
        {
            _all--;
            if (--_open[follower] == 0)
            {
                _open.Remove(follower);
            }
        }
    }

    private async IAsyncEnumerable<TryOnJob> ReadAsync(TryOnJob first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + TimeSpan.FromMinutes(options.Value.StreamMinutes);
        using var listener = changes.Listen(first.Id);
        TryOnJob? shown = null;
        for (var seen = (TryOnJob?)first; seen is not null; seen = await LookAsync(seen, cancellationToken))
        {
            if (shown is null || !seen.LooksLike(shown))
            {
                yield return shown = seen;
            }

            if (seen.Status.HasEnded() || time.GetUtcNow() >= end)
            {
                yield break;
            }

            await listener.WaitAsync(Look, cancellationToken);
        }
    }

    private async Task<TryOnJob?> LookAsync(TryOnJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await tryOns.FindAsync(job.Id, OwnerScope.Of(job.UserId), cancellationToken);
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is not null)
        {
            return job;
        }
    }

    private sealed class Following(TryOnFeed feed, EntityId follower, TryOnJob job) : ITryOnFollowing
    {
        private int _closed;

        public IAsyncEnumerator<TryOnJob> GetAsyncEnumerator(CancellationToken cancellationToken = default) => feed.ReadAsync(job, cancellationToken).GetAsyncEnumerator(cancellationToken);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0)
            {
                feed.Close(follower);
            }
        }
    }
}
