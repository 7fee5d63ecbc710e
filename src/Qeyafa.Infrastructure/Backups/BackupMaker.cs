using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>Makes backups. Whoever calls it holds the lock of backups.</summary>
internal sealed class BackupMaker(IMongoDatabase database, Catalogue catalogue, PictureVault pictures, IOptions<BackupOptions> options, TimeProvider time)
{
    private const string OplogName = "oplog.bson";
    private const int SnapshotUnavailable = 246;
    private const int Tries = 3;

    private static readonly TimeSpan ErasuresReachBack = TimeSpan.FromDays(7);

    private readonly ReplicaSetClock _clock = new(database);
    private readonly BackupFiles _files = catalogue.Files;

    /// <summary>Copies everything.</summary>
    /// <exception cref="BackupException">It cannot be done; the message says what to do.</exception>
    public async Task<BackupManifest> FullAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await TryFullAsync(progress, cancellationToken) is { } made)
            {
                return made;
            }

            if (tries == Tries)
            {
                throw new BackupException("Collections or indexes were made or dropped again and again while the backup was being made: try again when that has ended.");
            }
        }
    }

    /// <summary>Copies what changed since the last backup.</summary>
    /// <exception cref="BackupException">It cannot be done; the message says what to do.</exception>
    public async Task<BackupManifest> IncrementalAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var parent = (await catalogue.ListAsync(cancellationToken)).LastOrDefault(backup => backup.Database == database.DatabaseNamespace.DatabaseName)
            ?? throw new BackupException("There is no backup of this database to go on from: make a full backup with the command 'backup full'.");
        var after = OpTime.Read(parent.End);
        var begun = time.GetUtcNow();
        var id = IdOf(begun, BackupManifest.Incremental);
        var moment = await _clock.NowAsync(cancellationToken);
        await RequireReachAsync(parent, after, cancellationToken);
        OplogSummary? summary = null;
        progress?.Report(new WorkProgress("operations", 0, Total: null));
        var oplog = await _files.WriteAsync(Catalogue.PathOf(id, OplogName), async target => summary = await new OplogReader(database).CopyAsync(after, moment.Time, target, cancellationToken), compress: true, cancellationToken);

        // Only now is it certain that nothing was dropped while it was read.
        await RequireReachAsync(parent, after, cancellationToken);
        progress?.Report(new WorkProgress("operations", summary!.Operations, summary.Operations));
        var reader = NewReader(moment);
        var collections = new List<BackedUpCollection>();
        foreach (var listed in (await CollectionListing.ReadAsync(database, cancellationToken)).Where(listed => !listed.IsView))
        {
            var before = summary!.ChangesEverything || summary.Changed.Contains(listed.Name) ? null : parent.Collections.FirstOrDefault(known => known.Name == listed.Name)?.AtEnd;
            progress?.Report(new WorkProgress($"proof of {listed.Name}", 0, Total: null));
            collections.Add(new BackedUpCollection { Name = listed.Name, AtEnd = before ?? await ProveAsync(reader, listed.Name, cancellationToken) });
        }

        var draft = await DraftAsync(id, BackupManifest.Incremental, begun, moment, cancellationToken);
        return await FinishAsync(
            draft with { Parent = parent.Id, Start = parent.End, Collections = collections, Oplog = oplog.Name, Operations = summary!.Operations, Files = [oplog] }, parent, progress, cancellationToken);
    }

    private async Task<BackupManifest?> TryFullAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var id = IdOf(begun, BackupManifest.Full);
        var listed = await CollectionListing.ReadAsync(database, cancellationToken);
        var reader = NewReader(await _clock.NowAsync(cancellationToken));
        var collections = new List<BackedUpCollection>();
        var files = new List<BackupFile>();
        try
        {
            foreach (var collection in listed)
            {
                var total = collection.IsView ? 0 : await database.GetCollection<BsonDocument>(collection.Name).EstimatedDocumentCountAsync(cancellationToken: cancellationToken);
                long done = 0;
                var (dumped, written) = await new CollectionDump(_files, reader).WriteAsync(
                    Catalogue.PathOf(id, database.DatabaseNamespace.DatabaseName), collection, (count, _) => progress?.Report(new WorkProgress(collection.Name, done += count, Math.Max(total, done))), cancellationToken);
                collections.Add(dumped);
                files.AddRange(written);
            }
        }
        catch (MongoCommandException exception) when (exception.Code == SnapshotUnavailable)
        {
            await catalogue.RemoveAsync(id, cancellationToken);
            return null;
        }

        var end = reader.Moment;
        var summary = new OplogSummary();
        BackupFile? oplog = null;
        if (end != reader.First)
        {
            oplog = await _files.WriteAsync(
                Catalogue.PathOf(id, OplogName), async target => summary = await new OplogReader(database).CopyAsync(reader.First.Time, end.Time, target, cancellationToken), compress: true, cancellationToken);
            files.Add(oplog);
        }

        if (summary.ChangesStructure || !IsSame(listed, await CollectionListing.ReadAsync(database, cancellationToken)))
        {
            await catalogue.RemoveAsync(id, cancellationToken);
            return null;
        }

        if (oplog is not null)
        {
            await RequireReachAsync(reader.First.Time, cancellationToken);
        }

        var first = reader.First;
        for (var i = 0; i < collections.Count; i++)
        {
            var dumped = collections[i];
            collections[i] = dumped with { AtEnd = summary.Changed.Contains(dumped.Name) ? await ProveAsync(reader, dumped.Name, cancellationToken) : dumped.Dumped };
        }

        var before = (await catalogue.ListAsync(cancellationToken)).LastOrDefault(backup => backup.Database == database.DatabaseNamespace.DatabaseName);
        var draft = await DraftAsync(id, BackupManifest.Full, begun, end, cancellationToken);
        return await FinishAsync(
            draft with { Start = OpTime.Write(first.Time), Collections = collections, Oplog = oplog?.Name, Operations = summary.Operations, Files = files }, before, progress, cancellationToken);
    }

    /// <summary>What a collection holds at the end; null where reading it takes longer than the server keeps that moment.</summary>
    private static async Task<Fingerprint?> ProveAsync(SnapshotReader reader, string collection, CancellationToken cancellationToken)
    {
        var moment = reader.Moment;
        var found = await reader.FingerprintAsync(collection, cancellationToken);
        if (found is null)
        {
            // The reader went over to a later moment, which is not this backup's end: the rest cannot be proven either.
            reader.Begin(moment);
        }

        return found;
    }

    private SnapshotReader NewReader(BackupMoment moment)
    {
        var reader = new SnapshotReader(database, _clock, TimeSpan.FromSeconds(options.Value.SnapshotSeconds), time);
        reader.Begin(moment);
        return reader;
    }

    private async Task<BackupManifest> DraftAsync(string id, string kind, DateTimeOffset begun, BackupMoment end, CancellationToken cancellationToken)
    {
        var server = await database.RunCommandAsync<BsonDocument>(new BsonDocument("buildInfo", 1), cancellationToken: cancellationToken);
        return new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Id = id,
            Kind = kind,
            Tool = typeof(BackupMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            Database = database.DatabaseNamespace.DatabaseName,
            Server = server["version"].AsString,
            BegunAt = begun,
            FinishedAt = begun,
            Start = OpTime.Write(end.Time),
            End = OpTime.Write(end.Time),
            EndAt = end.At,
            Collections = [],
            Files = [],
        };
    }

    /// <summary>Pictures come after the documents that name them, and the manifest comes last.</summary>
    private async Task<BackupManifest> FinishAsync(BackupManifest draft, BackupManifest? before, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDays) - ErasuresReachBack;
        var erased = await ErasedNames.ReadAsync(database, since, cancellationToken);
        var manifest = draft with { Erased = erased };
        if (options.Value.Pictures)
        {
            var (list, file) = await pictures.CopyAsync(draft.Id, before, progress, cancellationToken);
            manifest = manifest with { Pictures = list, Files = [.. draft.Files, file] };
        }

        manifest = manifest with { FinishedAt = time.GetUtcNow() };
        await catalogue.AddAsync(manifest, cancellationToken);
        return manifest;
    }

    private async Task RequireReachAsync(BackupManifest parent, BsonTimestamp after, CancellationToken cancellationToken)
    {
        if (!await _clock.RemembersAsync(after, cancellationToken))
        {
            throw new BackupException($"The database's record of operations (oplog) no longer reaches back to {parent.Id}, or is another database's: make a full backup with the command 'backup full'.");
        }
    }

    private async Task RequireReachAsync(BsonTimestamp after, CancellationToken cancellationToken)
    {
        if (!await _clock.RemembersAsync(after, cancellationToken))
        {
            throw new BackupException("The database's record of operations (oplog) is too short for the time that this backup took: make the oplog larger (replSetResizeOplog), then try again.");
        }
    }

    private static bool IsSame(IReadOnlyList<ListedCollection> before, IReadOnlyList<ListedCollection> after) =>
        before.Count == after.Count && before.Zip(after).All(pair => pair.First.IsSameAs(pair.Second));

    private static string IdOf(DateTimeOffset begun, string kind) => string.Create(CultureInfo.InvariantCulture, $"{begun.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{kind}");
}
