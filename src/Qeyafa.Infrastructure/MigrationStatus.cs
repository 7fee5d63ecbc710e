namespace Qeyafa.Infrastructure;

/// <summary>A migration as a person asks after it.</summary>
/// <param name="Number">The migration's place in the order.</param>
/// <param name="Name">Its name.</param>
/// <param name="AppliedAt">When it was applied (UTC); null while it is not, or not wholly.</param>
public sealed record MigrationStatus(int Number, string Name, DateTimeOffset? AppliedAt)
{
    /// <summary>Where it stands.</summary>
    public MigrationStanding Standing { get; init; } = AppliedAt is null ? MigrationStanding.Pending : MigrationStanding.Applied;

    /// <summary>The checksum that was recorded when it was applied; null where none was.</summary>
    public string? Checksum { get; init; }

    /// <summary>Who applied it; null where that was not recorded.</summary>
    public MigrationActor? By { get; init; }

    /// <summary>How long was worked on it; null before its end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How many documents an interrupted run has looked at in the collection that it was in.</summary>
    public long? Done { get; init; }
}

/// <summary>Where a migration stands.</summary>
public enum MigrationStanding
{
    /// <summary>It has been applied.</summary>
    Applied,

    /// <summary>It has not been begun.</summary>
    Pending,

    /// <summary>Applying it is under way, or was interrupted.</summary>
    GoingUp,

    /// <summary>Taking it back is under way, or was interrupted.</summary>
    GoingDown,

    /// <summary>It has been applied, and was edited afterwards: its checksum is another one.</summary>
    Changed,

    /// <summary>It has been applied by another version of the program; this one does not know it.</summary>
    Unknown,
}
