using System.Numerics;

namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>
/// Counts durations in buckets that are at most a quarter wide, since the start and for each of the last minutes: a fixed 5 kB, and one
/// or two increments for each duration. A duration that comes while a minute's counts are emptied may be missing from that minute.
/// </summary>
internal sealed class DurationHistogram
{
    /// <summary>How many whole or begun minutes "the last minutes" are.</summary>
    public const int Minutes = 5;

    private const int Fine = 8;
    private const int Octaves = 23;
    private const int Buckets = Fine + (Octaves * 4);

    private readonly long[] _all = new long[Buckets];
    private readonly int[][] _slots = [.. Enumerable.Range(0, Minutes).Select(_ => new int[Buckets])];
    private readonly long[] _minutes = [.. Enumerable.Repeat(-1L, Minutes)];

    /// <summary>Counts a duration.</summary>
    /// <param name="duration">How long it was; beyond 67 seconds it counts as 67 seconds.</param>
    /// <param name="minute">The minute it ended in, on a clock that only goes forward.</param>
    public void Record(TimeSpan duration, long minute)
    {
        var bucket = BucketOf((long)duration.TotalMicroseconds);
        Interlocked.Increment(ref _all[bucket]);
        var slot = (int)(minute % Minutes);
        var known = Volatile.Read(ref _minutes[slot]);
        if (known < minute && Interlocked.CompareExchange(ref _minutes[slot], minute, known) == known)
        {
            Array.Clear(_slots[slot]);
        }

        Interlocked.Increment(ref _slots[slot][bucket]);
    }

    /// <summary>The counts since the start.</summary>
    public DurationCounts SinceStart() => new([.. _all]);

    /// <summary>The counts of the last minutes.</summary>
    public DurationCounts Lately(long minute)
    {
        var sum = new long[Buckets];
        for (var slot = 0; slot < Minutes; slot++)
        {
            if (Volatile.Read(ref _minutes[slot]) > minute - Minutes)
            {
                for (var bucket = 0; bucket < Buckets; bucket++)
                {
                    sum[bucket] += _slots[slot][bucket];
                }
            }
        }

        return new DurationCounts(sum);
    }

    /// <summary>The bucket of a number of microseconds: single ones below 8, then four to each doubling.</summary>
    internal static int BucketOf(long microseconds)
    {
        if (microseconds < Fine)
        {
            return (int)Math.Max(0, microseconds);
        }

        var octave = BitOperations.Log2((ulong)microseconds);
        return Math.Min(Fine + ((octave - 3) * 4) + (int)((microseconds >> (octave - 2)) & 3), Buckets - 1);
    }

    /// <summary>Where a bucket ends, in microseconds.</summary>
    internal static long EndOf(int bucket) =>
        bucket < Fine ? bucket + 1 : (long)(((bucket - Fine) % 4) + 5) << (((bucket - Fine) / 4) + 1);
}

/// <summary>Durations, counted by bucket.</summary>
internal sealed class DurationCounts(long[] buckets)
{
    /// <summary>How many.</summary>
    public long Count { get; } = buckets.Sum();

    /// <summary>What so many in a hundred took at most, to a quarter more than it was; null where there are none.</summary>
    public TimeSpan? Percentile(double percent)
    {
        if (Count == 0)
        {
            return null;
        }

        var wanted = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        var bucket = 0;
        for (var seen = buckets[0]; seen < wanted; seen += buckets[bucket])
        {
            bucket++;
        }

        return TimeSpan.FromMicroseconds(DurationHistogram.EndOf(bucket));
    }

    /// <summary>These and others together.</summary>
    public DurationCounts With(DurationCounts others) => new([.. buckets.Zip(others.Buckets, (one, other) => one + other)]);

    private long[] Buckets => buckets;
}
