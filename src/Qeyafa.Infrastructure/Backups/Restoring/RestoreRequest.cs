namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>What is to be restored, and where.</summary>
internal sealed record RestoreRequest
{
    /// <summary>The backup; null for the newest, or for what <see cref="At"/> needs.</summary>
    public string? Id { get; init; }

    /// <summary>The point in time; null for a backup's end.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The database to restore into.</summary>
    public required string Database { get; init; }

    /// <summary>Whether what is there is deleted.</summary>
    public bool Replace { get; init; }

    /// <summary>Whether pictures are put back into the storage.</summary>
    public bool Pictures { get; init; }

    /// <summary>Whether those who were erased since are erased again.</summary>
    public bool EraseAgain { get; init; } = true;
}

/// <summary>What came out of a restore.</summary>
/// <param name="Id">The last backup of those restored.</param>
/// <param name="Database">The database restored into.</param>
/// <param name="At">The point in time that it holds (UTC).</param>
/// <param name="Documents">How many documents it holds.</param>
/// <param name="Operations">How many recorded operations were repeated.</param>
/// <param name="Indexes">How many indexes were made.</param>
/// <param name="Proven">How many collections were compared with what the backup says that they held.</param>
/// <param name="Unproven">The collections that the backup says nothing of at that point in time.</param>
/// <param name="Erased">How many people were erased again.</param>
/// <param name="Pictures">How many pictures were put back.</param>
public sealed record RestoreOutcome(
    string Id, string Database, DateTimeOffset At, long Documents, long Operations, int Indexes, int Proven, IReadOnlyList<string> Unproven, int Erased, long Pictures);
