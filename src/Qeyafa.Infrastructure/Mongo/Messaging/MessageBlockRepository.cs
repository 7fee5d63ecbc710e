using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>Keeps whom people block. That somebody is blocked stands in the export of whoever blocks, and not in theirs.</summary>
internal sealed class MessageBlockRepository(IMongoDatabase database, OperationTimer timer) : IMessageBlocks
{
    public static readonly CollectionSpec Spec = new(
        "message_blocks",
        new Ownership.OfPerson("user_id", new ExportShape("message_blocks", "Whose messages you do not want.", "blocked_id", "created_at"))
        {
            AlsoBy = [new PersonField("blocked_id") { IsShown = false }],
        },
        new IndexSpec("user_id_blocked_id_unique", new BsonDocument { ["user_id"] = 1, ["blocked_id"] = 1 }) { Unique = true },
        new IndexSpec("blocked_id", new BsonDocument("blocked_id", 1)));

    private readonly IMongoCollection<BsonDocument> _blocks = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task PutAsync(MessageBlock block, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "put");
        var first = new BsonDocument("$setOnInsert", new BsonDocument("created_at", block.CreatedAt.UtcDateTime));
        try
        {
            await _blocks.UpdateOneJoinedAsync(Between(block.UserId, block.BlockedId), first, new UpdateOptions { IsUpsert = true }, cancellationToken);
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "user_id")
        {
            // Another request made it at the same moment.
        }
    }

    public async Task<bool> DeleteAsync(EntityId person, EntityId blocked, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        return (await _blocks.DeleteManyJoinedAsync(Between(person, blocked), cancellationToken)).DeletedCount == 1;
    }

    public async Task<IReadOnlyList<MessageBlock>> ListAsync(EntityId person, EntityId? after, int skip, int limit, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "list");
        var filter = new BsonDocument("user_id", person.ToBson());
        if (after is { } place)
        {
            filter["blocked_id"] = new BsonDocument("$gt", place.ToBson());
        }

        var found = await _blocks.Find(filter).Sort(new BsonDocument { ["user_id"] = 1, ["blocked_id"] = 1 }).Skip(skip).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(block => new MessageBlock(
            block["user_id"].AsObjectId.ToEntityId(), block["blocked_id"].AsObjectId.ToEntityId(), new StoredFields(block).Moment("created_at") ?? DateTimeOffset.UnixEpoch));
    }

    public async Task<long> CountAsync(EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _blocks.CountDocumentsAsync(new BsonDocument("user_id", person.ToBson()), cancellationToken: cancellationToken);
    }

    /// <summary>That a person blocks another.</summary>
    public static BsonDocument Between(EntityId person, EntityId blocked) => new() { ["user_id"] = person.ToBson(), ["blocked_id"] = blocked.ToBson() };
}
