namespace Qeyafa.Application.Monitoring;

/// <summary>How the database is doing, as the node that answers sees it.</summary>
public sealed record DatabaseReportDto
{
    /// <summary>When the database was looked at. The same report is answered for five seconds.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Since when this node counts <c>operations</c>.</summary>
    public required DateTimeOffset CountingSince { get; init; }

    /// <summary>The server; null where this account of the database may not ask it.</summary>
    public required ServerStateDto? Server { get; init; }

    /// <summary>The replica set; null where this account of the database may not ask for it.</summary>
    public required ReplicaSetDto? ReplicaSet { get; init; }

    /// <summary>How far back the primary's oplog reaches; null where this account of the database may not read it.</summary>
    public required OplogDto? Oplog { get; init; }

    /// <summary>This node's connections.</summary>
    public required ConnectionsDto Connections { get; init; }

    /// <summary>How long the repositories' calls took on this node, by collection and operation.</summary>
    public required IReadOnlyList<OperationTimesDto> Operations { get; init; }

    /// <summary>The last slow commands of this node, newest first; at most 100.</summary>
    public required IReadOnlyList<SlowCommandDto> SlowCommands { get; init; }

    /// <summary>The collections, largest first; at most 200.</summary>
    public required IReadOnlyList<CollectionReportDto> Collections { get; init; }

    /// <summary>What could not be looked at, and why.</summary>
    public required IReadOnlyList<UnavailablePartDto> Unavailable { get; init; }
}

/// <summary>A database server.</summary>
/// <param name="Version">MongoDB's version.</param>
/// <param name="UptimeSeconds">How long it has been running, in seconds.</param>
/// <param name="ConnectionsCurrent">Connections that are open, of all clients.</param>
/// <param name="ConnectionsAvailable">How many more it would take.</param>
/// <param name="MemoryBytes">Memory of its process.</param>
public sealed record ServerStateDto(string Version, long UptimeSeconds, long ConnectionsCurrent, long ConnectionsAvailable, long MemoryBytes);

/// <summary>A replica set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">Its members.</param>
public sealed record ReplicaSetDto(string Name, IReadOnlyList<ReplicaMemberDto> Members);

/// <summary>A member of a replica set.</summary>
/// <param name="Host">Host and port.</param>
/// <param name="State">Its state, in MongoDB's own words: <c>PRIMARY</c>, <c>SECONDARY</c>, <c>RECOVERING</c> …</param>
/// <param name="IsHealthy">Whether the primary reaches it.</param>
/// <param name="LagSeconds">How far it is behind the primary, in seconds; null where that is not known.</param>
public sealed record ReplicaMemberDto(string Host, string State, bool IsHealthy, double? LagSeconds);

/// <summary>The window of the oplog: a member, or a change stream, that was away for longer cannot catch up.</summary>
/// <param name="From">Its oldest entry.</param>
/// <param name="To">Its newest entry.</param>
/// <param name="Hours">The time between them.</param>
public sealed record OplogDto(DateTimeOffset From, DateTimeOffset To, double Hours);

/// <summary>A node's connections to the database.</summary>
/// <param name="Used">Those that a call, a transaction or a change stream uses.</param>
/// <param name="Idle">Those that are open and free.</param>
/// <param name="Max">The most that are opened.</param>
/// <param name="Waiting">Calls that wait for one.</param>
public sealed record ConnectionsDto(int Used, int Idle, int Max, int Waiting);

/// <summary>How long a repository's operation took.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Operation">The operation, by the repository's word for it.</param>
/// <param name="SinceStart">Since the node's start.</param>
/// <param name="LastMinutes">In the last five minutes.</param>
public sealed record OperationTimesDto(string Collection, string Operation, TimesDto SinceStart, TimesDto LastMinutes);

/// <summary>Durations in milliseconds; each percentile is at most a quarter more than it really was. Null where there are none.</summary>
/// <param name="Count">How many calls.</param>
/// <param name="P50Ms">Half of them took at most this.</param>
/// <param name="P95Ms">95 in 100 took at most this.</param>
/// <param name="P99Ms">99 in 100 took at most this.</param>
public sealed record TimesDto(long Count, double? P50Ms, double? P95Ms, double? P99Ms);

/// <summary>A slow command.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Collection">Its collection; null for one on the database.</param>
/// <param name="Command">What it was, such as <c>find</c>.</param>
/// <param name="Shape">Its fields and operators; every value is <c>?</c>.</param>
/// <param name="DurationMs">How long the server took, in milliseconds.</param>
/// <param name="TraceId">The trace of the request that asked for it; null for work in the background.</param>
public sealed record SlowCommandDto(DateTimeOffset At, string? Collection, string Command, string Shape, double DurationMs, string? TraceId);

/// <summary>A part of the report that is missing.</summary>
/// <param name="Part">The member that is null, or the collection.</param>
/// <param name="Reason">Why.</param>
public sealed record UnavailablePartDto(string Part, string Reason);
