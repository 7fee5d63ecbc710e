using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Reads a restored database, and compares it with what the backup says that it held.</summary>
internal sealed class RestoreProof(IMongoDatabase target)
{
    private const int Batch = 1_000;

    /// <summary>Compares every collection by count and hash.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="isWhole">Whether all of it was restored; it says nothing of a point in time before its end.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">Something differs.</exception>
    public async Task<(long Documents, int Proven, IReadOnlyList<string> Unproven)> CompareAsync(
        BackupManifest backup, bool isWhole, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var expected = backup.Collections.ToDictionary(collection => collection.Name, StringComparer.Ordinal);
        var (documents, proven) = (0L, 0);
        var unproven = new List<string>();
        var wrong = new List<string>();
        var listed = (await CollectionListing.ReadAsync(target, cancellationToken)).Where(collection => !collection.IsView).Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in listed.Union(isWhole ? expected.Values.Where(known => known.AtEnd is { Count: > 0 }).Select(known => known.Name) : []))
        {
            progress?.Report(new WorkProgress($"comparison of {name}", 0, Total: null));
            var found = listed.Contains(name) ? await ReadAsync(name, cancellationToken) : Fingerprint.Empty;
            documents += found.Count;
            var said = expected.TryGetValue(name, out var known) ? known.AtEnd : Fingerprint.Empty;
            if (!isWhole || said is null)
            {
                unproven.Add(name);
            }
            else if (said == found)
            {
                proven++;
            }
            else
            {
                wrong.Add($"{name} ({found.Count} documents instead of {said.Count}{(found.Count == said.Count ? ", with other contents" : "")})");
            }
        }

        return wrong.Count == 0 ? (documents, proven, unproven) : throw new BackupException($"What was restored is not what was backed up: {string.Join(", ", wrong)}. Use another backup.");
    }

    private async Task<Fingerprint> ReadAsync(string collection, CancellationToken cancellationToken)
    {
        var sum = new FingerprintSum();
        await foreach (var batch in RawCursor.ReadAsync(target, new BsonDocument { ["find"] = collection, ["noCursorTimeout"] = true }, Batch, cancellationToken))
        {
            foreach (var document in batch)
            {
                sum.Add(document.Span);
            }
        }

        return sum.Take();
    }
}
