using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>How long repository calls take, by collection and operation: always counted for administrators, and a metric while somebody listens.</summary>
internal sealed class OperationInstruments
{
    /// <summary>From when on a call is slow, without a setting.</summary>
    public static readonly TimeSpan UsuallySlow = TimeSpan.FromMilliseconds(500);

    /// <summary>Operations are words in the code; more than this would be a mistake, and is not counted.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<Operation, DurationHistogram> _times = new();
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public OperationInstruments(IMeterFactory meters, IOptions<TelemetryOptions> options, TimeProvider time)
    {
        _time = time;
        Slow = TimeSpan.FromMilliseconds(options.Value.SlowMilliseconds);
        StartedAt = time.GetUtcNow();
        _duration = meters.Create(TelemetryNames.Meter).CreateHistogram(
            "qeyafa.repository.duration", "s", "Duration of repository calls, waiting for a connection included.", tags: null, DatabaseInstruments.Boundaries);
    }

    /// <summary>From when on a call is slow.</summary>
    public TimeSpan Slow { get; }

    /// <summary>Since when calls are counted.</summary>
    public DateTimeOffset StartedAt { get; }

    private long Minute => _time.GetTimestamp() / (_time.TimestampFrequency * 60);

    /// <summary>Counts a call.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="operation">The repository's word for what it did.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Record(string collection, string operation, TimeSpan elapsed)
    {
        var key = new Operation(collection, operation);
        if (_times.TryGetValue(key, out var times) || TryAdd(key, out times))
        {
            times!.Record(elapsed, Minute);
        }

        if (_duration.Enabled)
        {
            _duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("db.collection.name", collection), new KeyValuePair<string, object?>("qeyafa.operation", operation));
        }
    }

    /// <summary>Every operation so far with its counts, by name.</summary>
    public IReadOnlyList<OperationCounts> Counts()
    {
        var minute = Minute;
        return
        [
            .. _times.Select(entry => new OperationCounts(entry.Key.Collection, entry.Key.Name, entry.Value.SinceStart(), entry.Value.Lately(minute)))
                .GroupBy(counts => (counts.Collection, counts.Operation))
                .Select(same => same.Aggregate((one, other) => one with { SinceStart = one.SinceStart.With(other.SinceStart), Lately = one.Lately.With(other.Lately) }))
                .OrderBy(counts => counts.Collection, StringComparer.Ordinal).ThenBy(counts => counts.Operation, StringComparer.Ordinal),
        ];
    }

    private bool TryAdd(Operation key, out DurationHistogram? times)
    {
        times = _times.Count < Most ? _times.GetOrAdd(key, _ => new DurationHistogram()) : null;
        return times is not null;
    }

    /// <summary>The names are constants of the code, so the same text is the same string: comparing where it lies spares hashing it for each call.</summary>
    private readonly struct Operation(string collection, string name) : IEquatable<Operation>
    {
        public string Collection => collection;

        public string Name => name;

        public bool Equals(Operation other) => ReferenceEquals(collection, other.Collection) && ReferenceEquals(name, other.Name);

        public override bool Equals(object? obj) => obj is Operation other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(collection), RuntimeHelpers.GetHashCode(name));
    }
}

/// <summary>How often a repository's operation was called, and how long it took.</summary>
internal sealed record OperationCounts(string Collection, string Operation, DurationCounts SinceStart, DurationCounts Lately);
