using MongoDB.Bson;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Sessions;

namespace Qeyafa.Infrastructure.Mongo.Sessions;

/// <summary>Keeps sessions and the record of their refresh tokens. What it ends is forgotten on this node as soon as the end is stored.</summary>
internal sealed class SessionRepository(IMongoDatabase database, SessionEpochs epochs, OperationTimer timer, TimeProvider clock) : ISessionRepository, ISessionControl
{
    public static readonly CollectionSpec Spec = new(
        "sessions",
        new Ownership.OfPerson("user_id", new ExportShape(
            "sessions", "Where and when you signed in, for as long as that is kept.",
            "id", "device_info", "ip_address", "is_active", "authenticated_at", "created_at", "updated_at", "expires_at")),
        IndexSpec.UniqueText("session_token"),
        new IndexSpec("user_id_live", new BsonDocument { ["user_id"] = 1, ["is_active"] = 1, ["_id"] = -1 }),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    public static readonly CollectionSpec TokensSpec = new(
        "refresh_tokens",
        new Ownership.OfPerson("user_id", ExportedAs: null),
        IndexSpec.UniqueText("token"),
        new IndexSpec("user_id_session_id", new BsonDocument { ["user_id"] = 1, ["session_id"] = 1 }),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    private readonly IMongoCollection<BsonDocument> _sessions = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _tokens = database.GetCollection<BsonDocument>(TokensSpec.Name);

    public async Task AddAsync(Session session, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "add");
        await _sessions.InsertOneJoinedAsync(SessionDocument.ToBson(session), cancellationToken);
        await _tokens.InsertOneJoinedAsync(SessionDocument.Record(session, session.CurrentToken, session.CreatedAt, session.ExpiresAt), cancellationToken);
    }

    public async Task<Session?> FindAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return await _sessions.FindFirstJoinedAsync(Owned(userId, sessionId), cancellationToken) is { } document ? SessionDocument.Read(document) : null;
    }

    public async Task<IReadOnlyList<Session>> LiveAsync(EntityId userId, SessionSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "live");
        var filter = Live(userId);
        if (slice.After is { } after)
        {
            filter["_id"] = new BsonDocument("$lt", after.ToBson());
        }

        var found = await FindLive(filter).Skip(slice.Skip).Limit(slice.Limit).ToListAsync(cancellationToken);
        return found.ConvertAll(SessionDocument.Read);
    }

    public async Task<long> CountLiveAsync(EntityId userId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count_live");
        return await _sessions.CountDocumentsAsync(Live(userId), cancellationToken: cancellationToken);
    }

    public async Task<bool> RotateAsync(Session session, Successor successor, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "rotate");
        var current = Owned(session.UserId, session.Id);
        current.Add("is_active", true);
        current.Add("expires_at", new BsonDocument("$gt", successor.At.UtcDateTime));
        current.Add("session_token", session.CurrentToken);
        var rotate = new BsonDocument("$set", new BsonDocument
        {
            ["session_token"] = successor.TokenHash,
            ["previous_token"] = session.CurrentToken,
            ["rotated_at"] = successor.At.UtcDateTime,
            ["sealed_pair"] = new BsonBinaryData(successor.SealedPair.ToArray()),
            ["updated_at"] = successor.At.UtcDateTime,
            ["expires_at"] = successor.ExpiresAt.UtcDateTime,
        });
        if (await _sessions.FindOneAndUpdateJoinedAsync(current, rotate, options: null, cancellationToken) is null)
        {
            return false;
        }

        var used = new BsonDocument("$set", new BsonDocument("is_used", true));
        await _tokens.UpdateOneJoinedAsync(new BsonDocument { ["token"] = session.CurrentToken, ["user_id"] = session.UserId.ToBson() }, used, options: null, cancellationToken);
        await _tokens.InsertOneJoinedAsync(SessionDocument.Record(session, successor.TokenHash, successor.At, successor.ExpiresAt), cancellationToken);
        return true;
    }

    public async Task<bool> EndAsync(EntityId userId, EntityId sessionId, string? onlyAt, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "end");
        var live = Owned(userId, sessionId);
        live.Add("is_active", true);
        live.Add("expires_at", new BsonDocument("$gt", clock.GetUtcNow().UtcDateTime));
        live.Add("session_token", onlyAt, onlyAt is not null);
        try
        {
            return (await _sessions.UpdateOneJoinedAsync(live, End(), options: null, cancellationToken)).MatchedCount == 1;
        }
        finally
        {
            AmbientTransaction.AfterEnd(() => epochs.Ended(sessionId));
        }
    }

    public async Task EndOldestAsync(EntityId userId, int keep, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "end_oldest");
        var surplus = await FindLive(Live(userId)).Skip(keep).ToListAsync(cancellationToken);
        foreach (var id in surplus.Select(document => document["_id"].AsObjectId.ToEntityId()))
        {
            await EndAsync(userId, id, onlyAt: null, cancellationToken);
        }
    }

    public async Task EndAllAsync(EntityId userId, EntityId? keep, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "end_all");
        var others = new BsonDocument { ["user_id"] = userId.ToBson(), ["is_active"] = true };
        if (keep is { } kept)
        {
            others["_id"] = new BsonDocument("$ne", kept.ToBson());
        }

        try
        {
            await _sessions.UpdateManyJoinedAsync(others, End(), cancellationToken);
        }
        finally
        {
            AmbientTransaction.AfterEnd(() => epochs.Ended(userId));
        }
    }

    public void Forget(EntityId userId) => epochs.Ended(userId);

    public async Task<DateTimeOffset?> AuthenticatedAtAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken) =>
        await FindAsync(userId, sessionId, cancellationToken) is { } session && session.IsLive(clock.GetUtcNow()) ? session.AuthenticatedAt : null;

    private static BsonDocument Owned(EntityId userId, EntityId sessionId) => new() { ["_id"] = sessionId.ToBson(), ["user_id"] = userId.ToBson() };

    private BsonDocument Live(EntityId userId) =>
        new() { ["user_id"] = userId.ToBson(), ["is_active"] = true, ["expires_at"] = new BsonDocument("$gt", clock.GetUtcNow().UtcDateTime) };

    private BsonDocument End() => new()
    {
        ["$set"] = new BsonDocument { ["is_active"] = false, ["updated_at"] = clock.GetUtcNow().UtcDateTime },
        ["$unset"] = new BsonDocument { ["previous_token"] = "", ["rotated_at"] = "", ["sealed_pair"] = "" },
    };

    private IFindFluent<BsonDocument, BsonDocument> FindLive(BsonDocument filter) =>
        (AmbientTransaction.Current is { } session ? _sessions.Find(session, filter) : _sessions.Find(filter)).Sort(new BsonDocument("_id", -1));
}
