using System.Runtime.CompilerServices;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>
/// Reads collections as they were at one moment, in the order of their ids. The server keeps a moment for five minutes by default: when the time is up, the reader
/// goes over to a later one, and goes on behind the last document.
/// </summary>
internal sealed class SnapshotReader(IMongoDatabase database, ReplicaSetClock clock, TimeSpan keep, TimeProvider time)
{
    private const int SnapshotTooOld = 239;
    private const int BatchBytes = 512 * 1024;
    private const int MostInBatch = 5_000;

    private BackupMoment _moment = null!;
    private long _since;

    /// <summary>The moment that is being read.</summary>
    public BackupMoment Moment => _moment;

    /// <summary>The moment that was read first.</summary>
    public BackupMoment First { get; private set; } = null!;

    /// <summary>Begins with a moment.</summary>
    public void Begin(BackupMoment moment) => (_moment, First, _since) = (moment, moment, time.GetTimestamp());

    /// <summary>The documents of a collection, as they were at the moment at which each was read.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(string collection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = await BatchAsync(collection, cancellationToken);
        BsonValue? last = null;
        var ended = false;
        while (!ended)
        {
            await MoveOnAsync(force: false, cancellationToken);
            await using var batches = RawCursor.ReadAsync(database, Find(collection, last), batch, cancellationToken).GetAsyncEnumerator(cancellationToken);
            var skips = last is not null;
            while (true)
            {
                try
                {
                    ended = !await batches.MoveNextAsync();
                }
                catch (MongoCommandException exception) when (exception.Code == SnapshotTooOld)
                {
                    await MoveOnAsync(force: true, cancellationToken);
                    break;
                }

                if (ended)
                {
                    break;
                }

                var documents = batches.Current;
                if (skips && documents.Count > 0)
                {
                    // The lower bound of an index includes its value: the document at it was given out before, unless it is gone.
                    documents = IdOf(documents[0]) == last ? [.. documents.Skip(1)] : documents;
                    skips = false;
                }

                if (documents.Count == 0)
                {
                    continue;
                }

                last = IdOf(documents[^1]);
                yield return documents;
                if (IsOver)
                {
                    break;
                }
            }
        }
    }

    /// <summary>What a collection holds at the moment; null where the time is up before the end.</summary>
    public async Task<Fingerprint?> FingerprintAsync(string collection, CancellationToken cancellationToken)
    {
        var sum = new FingerprintSum();
        var moment = _moment;
        await foreach (var documents in ReadAsync(collection, cancellationToken))
        {
            if (_moment != moment)
            {
                return null;
            }

            foreach (var document in documents)
            {
                sum.Add(document.Span);
            }
        }

        return _moment == moment ? sum.Take() : null;
    }

    private bool IsOver => time.GetElapsedTime(_since) >= keep;

    private async Task MoveOnAsync(bool force, CancellationToken cancellationToken)
    {
        if (force || IsOver)
        {
            _moment = await clock.NowAsync(cancellationToken);
            _since = time.GetTimestamp();
        }
    }

    private BsonDocument Find(string collection, BsonValue? last)
    {
        var find = new BsonDocument
        {
            ["find"] = collection,
            ["filter"] = new BsonDocument(),
            ["hint"] = new BsonDocument("_id", 1),
            ["sort"] = new BsonDocument("_id", 1),
            ["noCursorTimeout"] = true,
            ["readConcern"] = new BsonDocument { ["level"] = "snapshot", ["atClusterTime"] = _moment.Time },
        };
        return last is null ? find : find.Add("min", new BsonDocument("_id", last));
    }

    private static BsonValue IdOf(ReadOnlyMemory<byte> document)
    {
        using var raw = new RawBsonDocument(document.ToArray());
        return raw["_id"] is { } id && id.IsBsonDocument ? new BsonDocument(id.AsBsonDocument) : raw["_id"];
    }

    /// <summary>How many documents make a batch of a good size.</summary>
    private async Task<int> BatchAsync(string collection, CancellationToken cancellationToken)
    {
        var stats = await database.RunCommandAsync<BsonDocument>(new BsonDocument("collStats", collection), cancellationToken: cancellationToken);
        var average = stats.TryGetValue("avgObjSize", out var size) ? Math.Max(1, size.ToInt32()) : 1;
        return Math.Clamp(BatchBytes / average, 1, MostInBatch);
    }
}
