using Qeyafa.Infrastructure.Backups.Format;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>A backup, as a person asks after it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind"><c>full</c> or <c>incremental</c>.</param>
/// <param name="Parent">The backup that it goes on from; null for a full one.</param>
/// <param name="Database">The database.</param>
/// <param name="BegunAt">When it was begun (UTC).</param>
/// <param name="FinishedAt">When it was finished (UTC).</param>
/// <param name="EndAt">The state that it holds, by the server's clock (UTC).</param>
/// <param name="Documents">How many documents a full one holds; null for an incremental one.</param>
/// <param name="Operations">How many recorded operations it holds.</param>
/// <param name="Bytes">Its size in the store, pictures apart.</param>
/// <param name="Pictures">How many pictures it lists; null where they were left out.</param>
/// <param name="AddedPictures">How many of these were copied for it.</param>
/// <param name="Encrypted">Whether it is encrypted.</param>
/// <param name="Verified">Whether it passed when it was last verified; null where it never was.</param>
/// <param name="VerifiedAt">When that was (UTC).</param>
public sealed record BackupSummary(
    string Id, string Kind, string? Parent, string Database, DateTimeOffset BegunAt, DateTimeOffset FinishedAt, DateTimeOffset EndAt, long? Documents, long Operations, long Bytes,
    long? Pictures, long? AddedPictures, bool Encrypted, bool? Verified, DateTimeOffset? VerifiedAt)
{
    internal static BackupSummary Of(BackupManifest backup, Verification? verification) => new(
        backup.Id, backup.Kind, backup.Parent, backup.Database, backup.BegunAt, backup.FinishedAt, backup.EndAt,
        backup.Kind == BackupManifest.Full ? backup.Collections.Sum(collection => collection.Dumped?.Count ?? 0) : null, backup.Operations, backup.Bytes, backup.Pictures?.Count,
        backup.Pictures?.Added, backup.Files.Any(file => file.Name.EndsWith(SealedFormat.Extension, StringComparison.Ordinal)), verification?.Passed, verification?.At);
}
