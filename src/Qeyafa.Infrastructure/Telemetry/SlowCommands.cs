using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>The last slow commands of this node, with their shapes, and a line in the log for each.</summary>
internal sealed partial class SlowCommands(IMeterFactory meters, TimeProvider time, ILogger<SlowCommands> logger)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 100;

    private readonly Lock _gate = new();
    private readonly Queue<SlowCommand> _last = new(Kept);
    private readonly Counter<long> _count = meters.Create(TelemetryNames.Meter).CreateCounter<long>("qeyafa.database.slow_commands", "{command}", "Commands that took as long as Telemetry:SlowMilliseconds or longer.");

    /// <summary>The last ones, newest first.</summary>
    public IReadOnlyList<SlowCommand> Last
    {
        get
        {
            lock (_gate)
            {
                return [.. _last.Reverse()];
            }
        }
    }

    /// <summary>Takes one up.</summary>
    public void Add(SlowCommandEvent happened)
    {
        var trace = happened.Caller?.TraceId.ToString();
        var slow = new SlowCommand(time.GetUtcNow(), happened.Collection, happened.Name, CommandShape.Of(happened.Command), happened.Duration, trace);
        lock (_gate)
        {
            if (_last.Count == Kept)
            {
                _last.Dequeue();
            }

            _last.Enqueue(slow);
        }

        _count.Add(1, new KeyValuePair<string, object?>("db.collection.name", slow.Collection ?? "-"), new KeyValuePair<string, object?>("db.operation.name", slow.Command));
        Slow(slow.Command, slow.Collection ?? "-", (long)slow.Duration.TotalMilliseconds, slow.Shape, trace ?? "-");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow database command: {Command} on {Collection} took {DurationMs} ms: {Shape} (trace {Trace})")]
    private partial void Slow(string command, string collection, long durationMs, string shape, string trace);
}

/// <summary>A command that took long.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Collection">Its collection; null for commands on the database.</param>
/// <param name="Command">What it was, such as <c>find</c>.</param>
/// <param name="Shape">Its fields and operators, without values.</param>
/// <param name="Duration">How long the server took.</param>
/// <param name="Trace">The trace of the request that asked for it; null where it was none.</param>
internal sealed record SlowCommand(DateTimeOffset At, string? Collection, string Command, string Shape, TimeSpan Duration, string? Trace);
