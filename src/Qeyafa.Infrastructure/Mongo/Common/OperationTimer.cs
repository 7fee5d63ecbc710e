using Microsoft.Extensions.Logging;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Times every repository call: the time goes to the request's line in the log, and a slow call gets a line of its own, without its values.</summary>
/// <param name="logger">The log.</param>
/// <param name="time">The clock.</param>
/// <param name="instruments">Where it is told how long calls take; nowhere without, as in tools.</param>
internal sealed class OperationTimer(ILogger<OperationTimer> logger, TimeProvider time, OperationInstruments? instruments = null)
{
    private readonly TimeSpan _slow = instruments?.Slow ?? OperationInstruments.UsuallySlow;

    /// <summary>Starts timing a call; disposing ends it.</summary>
    /// <param name="collection">The collection that the call is about.</param>
    /// <param name="operation">The repository's name for what it does.</param>
    public Measurement Measure(string collection, string operation) => new(this, collection, operation, time.GetTimestamp());

    private void End(string collection, string operation, long start)
    {
        var elapsed = time.GetElapsedTime(start);
        DatabaseTime.Add(elapsed);
        instruments?.Record(collection, operation, elapsed);
        if (elapsed >= _slow)
        {
            logger.LogWarning("Slow database call: {Operation} on {Collection} took {DurationMs} ms", operation, collection, (long)elapsed.TotalMilliseconds);
        }
    }

    /// <summary>A call that is being timed.</summary>
    internal readonly struct Measurement(OperationTimer timer, string collection, string operation, long start) : IDisposable
    {
        public void Dispose() => timer.End(collection, operation, start);
    }
}
