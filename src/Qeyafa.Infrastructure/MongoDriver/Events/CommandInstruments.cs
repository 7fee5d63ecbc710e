using System.Diagnostics;
using System.Diagnostics.Metrics;
using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Where it is told what commands do. Nothing is read of a command while nobody listens and it is not slow.</summary>
/// <param name="Duration">Seconds of each command, by collection and command.</param>
/// <param name="Spans">A span for each command, below the caller's.</param>
/// <param name="DatabaseName">The database that spans name.</param>
internal sealed record CommandInstruments(Histogram<double> Duration, ActivitySource Spans, string DatabaseName)
{
    /// <summary>From when on a command is slow.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.MaxValue;

    /// <summary>Is told of slow commands, on the thread that talks to the server.</summary>
    public Action<SlowCommandEvent>? OnSlow { get; init; }
}

/// <summary>A command that took long.</summary>
/// <param name="Name">The command, such as <c>find</c>.</param>
/// <param name="Collection">Its collection; null for commands on a database.</param>
/// <param name="Duration">From sending to the reply's arrival, the second attempt of a retried one included.</param>
/// <param name="Command">All of it, its values included: never to be logged as it is.</param>
/// <param name="Caller">In which activity it was asked for.</param>
internal readonly record struct SlowCommandEvent(string Name, string? Collection, TimeSpan Duration, BsonDocument Command, Activity? Caller);
