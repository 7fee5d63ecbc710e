using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auditing;

/// <summary>Reads the audit log.</summary>
public interface IAuditTrail
{
    /// <summary>Entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(AuditSlice slice, CancellationToken cancellationToken);

    /// <summary>How many entries match.</summary>
    Task<long> CountAsync(AuditFilter filter, CancellationToken cancellationToken);
}

/// <summary>Which entries are meant; what is null restricts nothing.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Subject">Whose account it was about.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="From">The earliest time, included (UTC).</param>
/// <param name="To">The latest time, included (UTC).</param>
public sealed record AuditFilter(string? Action = null, EntityId? Actor = null, EntityId? Subject = null, AuditOutcome? Outcome = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>A place in the log: everything after it is older.</summary>
/// <param name="At">The time of the last entry before it (UTC).</param>
/// <param name="Id">That entry's id.</param>
public readonly record struct AuditPosition(DateTimeOffset At, EntityId Id);

/// <summary>A part of the log.</summary>
/// <param name="Filter">Which entries.</param>
/// <param name="After">Where it starts; null for the newest entry.</param>
/// <param name="Skip">How many to pass over from there.</param>
/// <param name="Limit">How many at most.</param>
public sealed record AuditSlice(AuditFilter Filter, AuditPosition? After, int Skip, int Limit);

/// <summary>An entry as it is stored.</summary>
public sealed record AuditEntry
{
    /// <summary>The entry's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done: one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>Who did it: an account's id, or what stands for that of an erased account; null for nobody known.</summary>
    public string? Actor { get; init; }

    /// <summary>Whose account it was about: an account's id, or what stands for that of an erased account; null for no account known.</summary>
    public string? Subject { get; init; }

    /// <summary>The session.</summary>
    public EntityId? Session { get; init; }

    /// <summary>The client's network address.</summary>
    public string? Address { get; init; }

    /// <summary>What the client said that it is.</summary>
    public string? Device { get; init; }

    /// <summary>A word that says more.</summary>
    public string? Detail { get; init; }

    /// <summary>Leads to the request's line in the log.</summary>
    public string? Trace { get; init; }
}
