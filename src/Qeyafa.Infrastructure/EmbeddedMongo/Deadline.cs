using System.Diagnostics;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>A moment of the monotonic clock: it waits for real processes, which no test's clock can hurry.</summary>
internal readonly record struct Deadline
{
    private readonly long _timestamp;

    private Deadline(long timestamp) => _timestamp = timestamp;

    public bool HasPassed => Stopwatch.GetTimestamp() >= _timestamp;

    public static Deadline After(TimeSpan time) => new(Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));
}
