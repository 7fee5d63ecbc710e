using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Restores a full backup and the incremental ones after it, up to a point in time, and compares what came out with what was there.</summary>
internal sealed class Restorer(IMongoDatabase live, Catalogue catalogue, PictureReturn pictures, ErasedAgain erasedAgain, TimeProvider time)
{
    private readonly BackupFiles _files = catalogue.Files;

    /// <exception cref="BackupException">It cannot be done, or what came out is not what was there; the message says what to do.</exception>
    public async Task<RestoreOutcome> RunAsync(RestoreRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var all = await catalogue.ListAsync(cancellationToken);
        var chain = request.At is { } at ? Chain.At(all, at) : Chain.To(all, request.Id);
        await CheckFilesAsync(chain, progress, cancellationToken);

        // Asked before anything is deleted: the database that is replaced may be the one that knows.
        var erased = request.EraseAgain ? await ErasedSinceAsync(all, cancellationToken) : [];
        var target = new RestoreTarget(live.Client, request.Database, time);
        return await target.RunAsync(request.Replace, token => RestoreAsync(request, chain, target.Database, erased, progress, token), cancellationToken);
    }

    private async Task<RestoreOutcome> RestoreAsync(
        RestoreRequest request, Chain chain, IMongoDatabase target, HashSet<string> erased, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var indexes = new IndexCatalogue();
        var loader = new CollectionLoader(target, _files, indexes);
        foreach (var collection in chain.Full.Collections)
        {
            await loader.LoadAsync(collection, progress, cancellationToken);
        }

        using var replay = await ReplayAsync(chain, target, indexes, progress, cancellationToken);
        // Compared before the indexes are made: from then on the server removes what has expired.
        var (documents, proven, unproven) = await new RestoreProof(target).CompareAsync(chain.Last, isWhole: !replay.IsOver, progress, cancellationToken);
        await indexes.BuildAsync(target, progress, cancellationToken);
        var people = await erasedAgain.RunAsync(target, erased, cancellationToken);
        var put = request.Pictures ? await pictures.RunAsync(chain.Last, people.Select(id => id.ToEntityId()).ToHashSet(), progress, cancellationToken) : 0;
        return new RestoreOutcome(
            chain.Last.Id, request.Database, replay.IsOver ? chain.Until!.Value : chain.Last.EndAt, documents, replay.Done, indexes.Count, proven, unproven, people.Count, put);
    }

    private async Task<OplogReplay> ReplayAsync(Chain chain, IMongoDatabase target, IndexCatalogue indexes, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var replay = new OplogReplay(target, chain.Full.Database, indexes, chain.Until);
        foreach (var backup in chain.Backups)
        {
            if (backup.Oplog is { } oplog && !replay.IsOver)
            {
                await using var content = await _files.OpenAsync(oplog, compressed: true, cancellationToken);
                await replay.RunAsync(content, oplog, progress, backup.Operations, cancellationToken);
            }
        }

        return replay;
    }

    private async Task CheckFilesAsync(Chain chain, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var files = chain.Backups.SelectMany(backup => backup.Files).ToList();
        for (var i = 0; i < files.Count; i++)
        {
            await _files.CheckAsync(files[i], cancellationToken);
            progress?.Report(new WorkProgress("files checked", i + 1, files.Count));
        }
    }

    /// <summary>Everybody known to have been erased: by any backup, and by the database that is in use.</summary>
    private async Task<HashSet<string>> ErasedSinceAsync(IReadOnlyList<BackupManifest> all, CancellationToken cancellationToken)
    {
        var names = all.SelectMany(backup => backup.Erased).ToHashSet(StringComparer.Ordinal);
        names.UnionWith(await ErasedNames.ReadAsync(live, DateTimeOffset.UnixEpoch, cancellationToken));
        return names;
    }
}
