using System.Security.Cryptography;

namespace Qeyafa.Api.RateLimits;

/// <summary>
/// One token bucket for each key, in a table of fixed size. A bucket is a single number, the time at which it will be full again
/// (the generic cell rate algorithm, ITU-T I.371 annex A, which gives the same decisions as a bucket that is refilled all the time).
/// </summary>
/// <remarks>
/// Why not the framework's partitioned limiter: it keeps a heap object, a queue and a share of a 100 ms timer for each client, without an upper bound,
/// and tells what is left only by an allocation per request. Here a stranger with a million addresses displaces the fullest buckets and no memory grows.
/// </remarks>
internal sealed class TokenBuckets
{
    private const int Ways = 8;
    private const int Sets = 8192;
    private const int LockCount = 64;

    private readonly Bucket[] _buckets = new Bucket[Sets * Ways];
    private readonly Lock[] _locks = [.. Enumerable.Range(0, LockCount).Select(_ => new Lock())];
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;
    private readonly TimeProvider _clock;
    private readonly long _period;
    private readonly long _interval;

    /// <summary>Makes the table.</summary>
    /// <param name="limit">How many requests a period allows, and how many may come at once; 1 or more.</param>
    /// <param name="period">The period.</param>
    /// <param name="clock">The clock.</param>
    public TokenBuckets(int limit, TimeSpan period, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Limit = limit;
        Period = period;
        _clock = clock;
        _period = (long)(period.TotalSeconds * clock.TimestampFrequency);
        _interval = Math.Max(1, _period / limit);
    }

    /// <summary>How many requests a period allows.</summary>
    public int Limit { get; }

    /// <summary>The period.</summary>
    public TimeSpan Period { get; }

    /// <summary>Takes one token of the key's bucket, if there is one.</summary>
    public RateDecision Take(RateKey key)
    {
        var now = _clock.GetTimestamp();
        var set = (int)((((key.High ^ _seed) * 0x9E3779B97F4A7C15) ^ ((key.Low + _seed) * 0xC2B2AE3D27D4EB4F)) >> 51);
        lock (_locks[set % LockCount])
        {
            ref var bucket = ref Find(_buckets.AsSpan(set * Ways, Ways), key);
            var fullAt = Math.Max(bucket.FullAt, now);
            var missing = fullAt - now;
            if (missing + _interval > _period)
            {
                return new RateDecision(false, 0, Span(missing), Span(missing + _interval - _period));
            }

            bucket.FullAt = fullAt + _interval;
            missing += _interval;
            return new RateDecision(true, (int)((_period - missing) / _interval), Span(missing), TimeSpan.Zero);
        }
    }

    private static ref Bucket Find(Span<Bucket> set, RateKey key)
    {
        var fullest = 0;
        for (var index = 0; index < set.Length; index++)
        {
            if (set[index].Key == key)
            {
                return ref set[index];
            }

            if (set[index].FullAt < set[fullest].FullAt)
            {
                fullest = index;
            }
        }

        set[fullest] = new Bucket { Key = key };
        return ref set[fullest];
    }

    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / _clock.TimestampFrequency);

    private struct Bucket
    {
        public RateKey Key;
        public long FullAt;
    }
}
