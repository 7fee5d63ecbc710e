using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>Removes backups whose time is over, what broken-off ones left behind, and pictures that no backup lists any more. Whoever calls it holds the lock of backups.</summary>
internal sealed class Retention(Catalogue catalogue, PictureVault pictures, TimeProvider time)
{
    /// <summary>Removes what is not kept.</summary>
    public async Task<PruneOutcome> PruneAsync(int keepDays, CancellationToken cancellationToken)
    {
        var all = await catalogue.ListAsync(cancellationToken);
        var kept = Kept(all, time.GetUtcNow().AddDays(-keepDays));

        // The newest first, so that what is left if this is broken off still has what it builds on.
        var gone = all.Where(backup => !kept.Contains(backup.Id)).Reverse().ToList();
        foreach (var backup in gone)
        {
            await catalogue.RemoveAsync(backup.Id, cancellationToken);
        }

        var unfinished = await catalogue.UnfinishedAsync(cancellationToken);
        foreach (var id in unfinished)
        {
            await catalogue.RemoveAsync(id, cancellationToken);
        }

        var remains = await catalogue.Files.Store.RemoveRemainsAsync(cancellationToken);
        var copies = await PrunePicturesAsync(all.Where(backup => kept.Contains(backup.Id)), cancellationToken);
        return new PruneOutcome([.. gone.Select(backup => backup.Id).Reverse()], unfinished, copies, remains);
    }

    /// <summary>Which backups stay: those that are not too old, the newest of each database in any case, and everything that these build on.</summary>
    public static IReadOnlySet<string> Kept(IReadOnlyList<BackupManifest> all, DateTimeOffset notBefore)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var wanted = all.Where(backup => backup.EndAt >= notBefore).Concat(all.GroupBy(backup => backup.Database, StringComparer.Ordinal).Select(group => group.Last()));
        foreach (var backup in wanted)
        {
            for (var next = backup; next is not null && kept.Add(next.Id);)
            {
                next = all.FirstOrDefault(other => other.Id == next.Parent);
            }
        }

        return kept;
    }

    private async Task<int> PrunePicturesAsync(IEnumerable<BackupManifest> kept, CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var backup in kept)
        {
            await foreach (var picture in pictures.Known(backup, cancellationToken))
            {
                needed.Add(picture.File.Name);
            }
        }

        var removed = 0;
        await foreach (var file in catalogue.Files.Store.ListAsync(PictureVault.Folder, cancellationToken))
        {
            if (!needed.Contains(file.Name))
            {
                await catalogue.Files.Store.DeleteAsync(file.Name, cancellationToken);
                removed++;
            }
        }

        return removed;
    }
}

/// <summary>What was removed.</summary>
/// <param name="Removed">The backups.</param>
/// <param name="Unfinished">Backups that had never come to their end.</param>
/// <param name="Pictures">How many copies of pictures.</param>
/// <param name="Remains">How many files whose writing was broken off.</param>
public sealed record PruneOutcome(IReadOnlyList<string> Removed, IReadOnlyList<string> Unfinished, int Pictures, int Remains);
