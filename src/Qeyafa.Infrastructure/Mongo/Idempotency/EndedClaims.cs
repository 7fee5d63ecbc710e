using System.Threading.Channels;

namespace Qeyafa.Infrastructure.Mongo.Idempotency;

/// <summary>What becomes of the key of a claim that has ended.</summary>
internal enum ClaimEnd
{
    /// <summary>It is free for the same request, with the same reserved id: the request may have got through.</summary>
    Freed,

    /// <summary>It is deleted: nothing was created with its id.</summary>
    Forgotten,
}

/// <summary>
/// The claims of this process that have ended and could not be given back, since the database was away: at most <see cref="Most"/>, and each until its lease
/// ends, when anybody may take it over. Each takes about 300 bytes.
/// </summary>
internal sealed class EndedClaims(TimeProvider time)
{
    /// <summary>How many are remembered. A claim beyond that keeps its key until its lease ends.</summary>
    public const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ClaimFence, ClaimEnd> _ends = [];
    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Remembers a claim. False where there are too many.</summary>
    public bool Remember(ClaimFence claim, ClaimEnd end)
    {
        lock (_gate)
        {
            if (_ends.Count >= Most) DropExpired();
            if (_ends.Count >= Most) return false;

            _ends[claim] = end;
            _arrived.Writer.TryWrite(true);
            return true;
        }
    }

    /// <summary>How a claim ended; null where it is not remembered here.</summary>
    public ClaimEnd? Find(ClaimFence claim)
    {
        lock (_gate)
        {
            return _ends.TryGetValue(claim, out var end) ? end : null;
        }
    }

    /// <summary>Some of the claims that ended in a way and whose leases go on.</summary>
    public IReadOnlyList<ClaimFence> Of(ClaimEnd end, int most)
    {
        lock (_gate)
        {
            DropExpired();
            return [.. _ends.Where(entry => entry.Value == end).Take(most).Select(entry => entry.Key)];
        }
    }

    /// <summary>Drops claims that have been given back.</summary>
    public void Drop(IReadOnlyList<ClaimFence> claims)
    {
        lock (_gate)
        {
            foreach (var claim in claims) _ends.Remove(claim);
        }
    }

    /// <summary>Waits until there is a claim to give back.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (IsEmpty()) await _arrived.Reader.ReadAsync(cancellationToken);
    }

    private bool IsEmpty()
    {
        lock (_gate)
        {
            return _ends.Count == 0;
        }
    }

    private void DropExpired()
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var claim in _ends.Keys.Where(claim => claim.LeaseUntil <= now).ToList()) _ends.Remove(claim);
    }
}
