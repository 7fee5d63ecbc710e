using System.Diagnostics.Metrics;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Api.Telemetry;

/// <summary>Counts the event streams that are open on this node.</summary>
internal sealed class OpenStreams
{
    private int _open;

    public OpenStreams(IMeterFactory meters) => meters.Create(TelemetryNames.Meter).CreateObservableUpDownCounter(
        "qeyafa.streams.open", () => Volatile.Read(ref _open), "{stream}", "Event streams that are open on this node.");

    /// <summary>Counts one until it is disposed of.</summary>
    public IDisposable Open()
    {
        Interlocked.Increment(ref _open);
        return new Counted(this);
    }

    private sealed class Counted(OpenStreams streams) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref streams._open);
    }
}
