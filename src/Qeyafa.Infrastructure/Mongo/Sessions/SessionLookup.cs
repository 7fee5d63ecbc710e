using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Sessions;

namespace Qeyafa.Infrastructure.Mongo.Sessions;

/// <summary>Reads a session and its account's status together, both by their ids, in one call.</summary>
internal sealed class SessionLookup(IMongoDatabase database, OperationTimer timer, TimeProvider clock) : ISessionLookup
{
    private static readonly BsonDocument Account = new("$lookup", new BsonDocument
    {
        ["from"] = UserRepository.Spec.Name,
        ["localField"] = "user_id",
        ["foreignField"] = "_id",
        ["as"] = "account",
    });

    private static readonly BsonDocument Needed = new("$project", new BsonDocument { ["expires_at"] = 1, ["account.status"] = 1, ["account.is_active"] = 1, ["account._id"] = 1 });

    private readonly IMongoCollection<BsonDocument> _sessions = database.GetCollection<BsonDocument>(SessionRepository.Spec.Name);

    public async Task<DateTimeOffset?> LiveUntilAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(SessionRepository.Spec.Name, "live_until");
        using var cursor = await _sessions.AggregateAsync<BsonDocument>(Stages(userId, sessionId, clock.GetUtcNow()), cancellationToken: cancellationToken);
        return await cursor.FirstOrDefaultAsync(cancellationToken) is { } session && session["account"].AsBsonArray is [BsonDocument account] && UserDocument.IsActive(account)
            ? new StoredFields(session).Moment("expires_at")
            : null;
    }

    /// <summary>The stages of the read.</summary>
    internal static BsonDocument[] Stages(EntityId userId, EntityId sessionId, DateTimeOffset now) =>
    [
        new("$match", new BsonDocument
        {
            ["_id"] = sessionId.ToBson(),
            ["user_id"] = userId.ToBson(),
            ["is_active"] = true,
            ["expires_at"] = new BsonDocument("$gt", now.UtcDateTime),
        }),
        Account,
        Needed,
    ];
}
