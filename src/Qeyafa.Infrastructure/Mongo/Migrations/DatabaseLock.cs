using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>
/// A lock that all nodes on one database see: it has an owner and an expiry, so that an owner that died holds nobody up for longer than the lease.
/// </summary>
internal sealed class DatabaseLock(IMongoDatabase database, TimeProvider time)
{
    public static readonly CollectionSpec Spec = new("locks", new Ownership.OfNobody("Locks of processes."));

    /// <summary>How long a lock lasts that its owner does not renew.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly IMongoCollection<BsonDocument> _locks = database.GetCollection<BsonDocument>(Spec.Name);

    /// <summary>Runs the work as the lock's only owner, waiting for the lock first and renewing it meanwhile.</summary>
    /// <remarks>Should the lock be lost (the node slept for longer than the lease), the work's token is cancelled.</remarks>
    public async Task<T> RunExclusivelyAsync<T>(string name, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        while (!await TryTakeAsync(name, owner, Lease, cancellationToken))
        {
            await Task.Delay(Poll, time, cancellationToken);
        }

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var finished = new CancellationTokenSource();
        var renewal = RenewAsync(name, owner, lost, finished.Token);
        try
        {
            return await work(lost.Token);
        }
        finally
        {
            await finished.CancelAsync();
            await renewal;
            await _locks.DeleteOneAsync(new BsonDocument { ["_id"] = name, ["owner"] = owner }, CancellationToken.None);
        }
    }

    /// <summary>Takes a turn that comes once in a time, whichever node takes it, and that nobody gives back.</summary>
    /// <returns>Whether this is the turn's only taker.</returns>
    public Task<bool> TryTakeTurnAsync(string name, TimeSpan every, CancellationToken cancellationToken) => TryTakeAsync(name, Guid.NewGuid().ToString("N"), every, cancellationToken);

    private async Task<bool> TryTakeAsync(string name, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var free = new BsonDocument
        {
            ["_id"] = name,
            ["$or"] = new BsonArray { new BsonDocument("owner", owner), new BsonDocument("expires_at", new BsonDocument("$lt", now)) },
        };
        var take = new BsonDocument("$set", new BsonDocument { ["owner"] = owner, ["expires_at"] = now + lease });
        try
        {
            await _locks.UpdateOneAsync(free, take, new UpdateOptions { IsUpsert = true }, cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) is not null)
        {
            return false;
        }
    }

    private async Task RenewAsync(string name, string owner, CancellationTokenSource lost, CancellationToken finished)
    {
        while (true)
        {
            try
            {
                await Task.Delay(Lease / 3, time, finished);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!await StillMineAsync(name, owner))
            {
                await lost.CancelAsync();
                return;
            }
        }
    }

    private async Task<bool> StillMineAsync(string name, string owner)
    {
        try
        {
            var mine = new BsonDocument { ["_id"] = name, ["owner"] = owner };
            var longer = new BsonDocument("$set", new BsonDocument("expires_at", time.GetUtcNow().UtcDateTime + Lease));
            return (await _locks.UpdateOneAsync(mine, longer, cancellationToken: CancellationToken.None)).MatchedCount == 1;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            return false;
        }
    }
}
