using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>The conditions that messages are looked for by: nobody finds one that they neither sent nor received.</summary>
internal static class MessageFilters
{
    public static BsonDocument Of(EntityId id, EntityId person) => new()
    {
        ["_id"] = id.ToBson(),
        ["$or"] = new BsonArray { new BsonDocument("sender_id", person.ToBson()), new BsonDocument("recipient_id", person.ToBson()) },
    };

    /// <summary>What the person sent or received of a conversation. Written so that the conversation's index is the only one that serves it.</summary>
    public static BsonDocument Of(string conversationId, EntityId person) => new()
    {
        ["conversation_id"] = conversationId,
        ["$expr"] = Expressions.Call("$in", person.ToBson(), new BsonArray { "$sender_id", "$recipient_id" }),
    };

    public static BsonDocument Of(string conversationId, EntityId person, MessageSlice slice)
    {
        var condition = Of(conversationId, person);
        if (slice.After is not { } after)
        {
            return condition;
        }

        // One range of the index, of which the messages up to the place are left out: as fast on the last page as on the first.
        var (within, beyond) = slice.NewestFirst ? ("$lte", "$lt") : ("$gte", "$gt");
        var at = after.CreatedAt.UtcDateTime;
        var range = new BsonDocument("created_at", new BsonDocument(within, at));
        var behind = new BsonDocument("$or", new BsonArray
        {
            new BsonDocument("created_at", new BsonDocument(beyond, at)), new BsonDocument("_id", new BsonDocument(beyond, after.Id.ToBson())),
        });
        return new BsonDocument("$and", new BsonArray { condition, range, behind });
    }

    public static BsonDocument Order(bool newestFirst) => newestFirst ? new() { ["created_at"] = -1, ["_id"] = -1 } : new() { ["created_at"] = 1, ["_id"] = 1 };

    public static BsonDocument Unread(EntityId person) => new() { ["recipient_id"] = person.ToBson(), ["is_read"] = false };
}
