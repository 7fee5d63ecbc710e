using Qeyafa.Infrastructure.Backups.Format;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>A full backup and the incremental ones that lead to a point in time.</summary>
/// <param name="Backups">The full one first.</param>
/// <param name="Until">Up to when operations are repeated; null for all.</param>
internal sealed record Chain(IReadOnlyList<BackupManifest> Backups, DateTimeOffset? Until)
{
    public BackupManifest Full => Backups[0];

    public BackupManifest Last => Backups[^1];

    /// <summary>The chain that ends with a backup.</summary>
    /// <exception cref="BackupException">There is no such backup, or one that it builds on is missing.</exception>
    public static Chain To(IReadOnlyList<BackupManifest> all, string? id)
    {
        var last = id is null ? (all.Count > 0 ? all[^1] : null) : all.FirstOrDefault(backup => backup.Id == id);
        var chain = new List<BackupManifest>();
        for (var next = last ?? throw new BackupException(id is null ? "There is no backup." : $"There is no backup {id}: the command 'backup list' shows those there are."); ;)
        {
            chain.Insert(0, next);
            if (next.Parent is not { } parent)
            {
                return new Chain(chain, Until: null);
            }

            next = all.FirstOrDefault(backup => backup.Id == parent) ?? throw new BackupException($"{next.Id} builds on {parent}, which is missing: use another backup.");
        }
    }

    /// <summary>The chain that leads to a point in time.</summary>
    /// <exception cref="BackupException">No backups lead there.</exception>
    public static Chain At(IReadOnlyList<BackupManifest> all, DateTimeOffset at)
    {
        // Of several the shortest: the one that begins with the latest full backup.
        var reaching = all.Where(backup => backup.EndAt >= at).Select(backup => To(all, backup.Id)).Where(chain => chain.Full.EndAt <= at)
            .OrderByDescending(chain => chain.Full.EndAt).ThenBy(chain => chain.Backups.Count).FirstOrDefault();
        return reaching is not null ? reaching with { Until = at } : throw new BackupException(Nearest(all, at));
    }

    private static string Nearest(IReadOnlyList<BackupManifest> all, DateTimeOffset at)
    {
        var before = all.LastOrDefault(backup => backup.EndAt <= at);
        var after = all.FirstOrDefault(backup => backup.EndAt > at);
        return (before, after) switch
        {
            (null, null) => "There is no backup.",
            (null, _) => $"No backup leads to {at:O}: the first state that can be restored is {after!.EndAt:O} ({after.Id}).",
            (_, null) => $"No backup leads to {at:O}: the last state that can be restored is {before.EndAt:O} ({before.Id}). Make an incremental backup first if the database is still there.",
            _ => $"No operations were kept for {at:O}: the nearest states are {before.EndAt:O} ({before.Id}) and {after.EndAt:O} ({after.Id}).",
        };
    }
}
