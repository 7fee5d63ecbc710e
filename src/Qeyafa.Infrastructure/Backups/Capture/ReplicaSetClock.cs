using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Asks a replica set for the operations that can no longer be lost.</summary>
internal sealed class ReplicaSetClock(IMongoDatabase database)
{
    private readonly IMongoCollection<BsonDocument> _oplog = database.Client.GetDatabase("local").GetCollection<BsonDocument>("oplog.rs");

    /// <summary>The last operation that the majority holds, never one in the middle of a transaction.</summary>
    /// <exception cref="BackupException">The server is no replica set.</exception>
    public async Task<BackupMoment> NowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
            if (!hello.TryGetValue("lastWrite", out var last) || !last.AsBsonDocument.TryGetValue("majorityOpTime", out var majority))
            {
                throw new BackupException("The database is no replica set that is reached directly, and only such a one can be backed up: see docs/backup.md for sharded clusters.");
            }

            var time = majority["ts"].AsBsonTimestamp;
            if (await EntryAsync(time, cancellationToken) is { } entry && !entry.GetValue("o", new BsonDocument()).AsBsonDocument.GetValue("partialTxn", false).ToBoolean())
            {
                return new BackupMoment(time, new DateTimeOffset(entry["wall"].ToUniversalTime()));
            }
        }
    }

    /// <summary>Whether the record of operations still reaches back to one.</summary>
    public async Task<bool> RemembersAsync(BsonTimestamp time, CancellationToken cancellationToken) => await EntryAsync(time, cancellationToken) is not null;

    private async Task<BsonDocument?> EntryAsync(BsonTimestamp time, CancellationToken cancellationToken)
    {
        var first = await _oplog.Find(new BsonDocument("ts", new BsonDocument("$gte", time))).Limit(1).FirstOrDefaultAsync(cancellationToken);
        return first is not null && first["ts"] == time ? first : null;
    }
}

/// <summary>A moment in the life of a replica set.</summary>
/// <param name="Time">The last operation.</param>
/// <param name="At">When it was done (UTC).</param>
internal sealed record BackupMoment(BsonTimestamp Time, DateTimeOffset At);
