using MongoDB.Bson;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// Gives messages of an earlier system what they lack: a conversation, a mark that they are unread, a time; and makes the entries of their conversations.
/// What is there is left as it is, so that it may be broken off and begun again.
/// </summary>
internal static class ConversationFill
{
    private const int Batch = 500;

    public static async Task RunAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var messages = database.GetCollection<BsonDocument>(MessageRepository.Spec.Name);
        PipelineDefinition<BsonDocument, BsonDocument> timeOfId = new[] { Expressions.Set(("created_at", new BsonDocument("$toDate", "$_id"))) };
        await messages.UpdateManyAsync(new BsonDocument { ["created_at"] = BsonNull.Value, ["_id"] = new BsonDocument("$type", "objectId") }, timeOfId, cancellationToken: cancellationToken);
        await messages.UpdateManyAsync(new BsonDocument("is_read", BsonNull.Value), new BsonDocument("$set", new BsonDocument("is_read", false)), cancellationToken: cancellationToken);
        await NameAsync(messages, cancellationToken);
        while (await MakeEntriesAsync(database, messages, cancellationToken))
        {
            // Messages have moved to other conversations, which may need entries now.
        }
    }

    /// <summary>Gives messages without a conversation the one that their two people always have.</summary>
    private static async Task NameAsync(IMongoCollection<BsonDocument> messages, CancellationToken cancellationToken)
    {
        var nameless = new BsonDocument
        {
            ["conversation_id"] = BsonNull.Value,
            ["sender_id"] = new BsonDocument("$type", "objectId"),
            ["recipient_id"] = new BsonDocument("$type", "objectId"),
        };
        using var cursor = await messages.Find(nameless).Project<BsonDocument>(new BsonDocument { ["sender_id"] = 1, ["recipient_id"] = 1 }).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var batch in cursor.Current.Chunk(Batch))
            {
                var names = batch.Select(message => new UpdateOneModel<BsonDocument>(new BsonDocument("_id", message["_id"]), Name(Pair.Of(message))));
                await messages.BulkWriteAsync(names, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
            }
        }
    }

    /// <summary>Makes the entries of conversations that have none, one conversation after the other along the index.</summary>
    /// <returns>Whether messages of further people stood under a conversation's id, and have moved to the one that those people always have.</returns>
    private static async Task<bool> MakeEntriesAsync(IMongoDatabase database, IMongoCollection<BsonDocument> messages, CancellationToken cancellationToken)
    {
        var conversations = database.GetCollection<BsonDocument>(ConversationRepository.Spec.Name);
        var last = "";
        var moved = false;
        var order = new BsonDocument { ["conversation_id"] = 1, ["created_at"] = -1, ["_id"] = -1 };
        while (await messages.Find(new BsonDocument("conversation_id", new BsonDocument("$gt", last))).Sort(order).Limit(1).FirstOrDefaultAsync(cancellationToken) is { } newest)
        {
            last = newest["conversation_id"].AsString;
            if (await conversations.CountDocumentsAsync(new BsonDocument("_id", last), cancellationToken: cancellationToken) > 0)
            {
                continue;
            }

            moved |= await MoveOthersAsync(messages, last, Pair.Of(newest), cancellationToken);
            await conversations.UpdateOneAsync(new BsonDocument("_id", last), await EntryAsync(messages, newest, cancellationToken), new UpdateOptions { IsUpsert = true }, cancellationToken);
        }

        return moved;
    }

    private static async Task<bool> MoveOthersAsync(IMongoCollection<BsonDocument> messages, string conversationId, Pair people, CancellationToken cancellationToken)
    {
        var pairs = new BsonDocument("$group", new BsonDocument("_id", new BsonDocument { ["sender_id"] = "$sender_id", ["recipient_id"] = "$recipient_id" }));
        using var cursor = await messages.AggregateAsync<BsonDocument>(new[] { new BsonDocument("$match", new BsonDocument("conversation_id", conversationId)), pairs }, cancellationToken: cancellationToken);
        var moved = false;
        foreach (var other in (await cursor.ToListAsync(cancellationToken)).Select(pair => pair["_id"].AsBsonDocument))
        {
            var pair = Pair.Of(other);
            if (pair != people && other.Values.All(person => person.IsObjectId))
            {
                var theirs = new BsonDocument("conversation_id", conversationId).AddRange(other);
                await messages.UpdateManyAsync(theirs, Name(pair), cancellationToken: cancellationToken);
                moved = true;
            }
        }

        return moved;
    }

    private static async Task<BsonDocument> EntryAsync(IMongoCollection<BsonDocument> messages, BsonDocument newest, CancellationToken cancellationToken)
    {
        var pair = Pair.Of(newest);
        return new BsonDocument("$setOnInsert", new BsonDocument
        {
            ["participants"] = new BsonArray { pair.First, pair.Second },
            ["unread_first"] = await UnreadAsync(pair.First),
            ["unread_second"] = await UnreadAsync(pair.Second),
            ["last_message_id"] = newest["_id"],
            ["created_at"] = newest["created_at"],
            ["updated_at"] = newest["created_at"],
        });

        Task<long> UnreadAsync(BsonValue person) => messages.CountDocumentsAsync(
            new BsonDocument { ["conversation_id"] = newest["conversation_id"], ["recipient_id"] = person, ["is_read"] = false }, cancellationToken: cancellationToken);
    }

    private static BsonDocument Name(Pair pair) =>
        new("$set", new BsonDocument("conversation_id", ConversationIds.Between(pair.First.AsObjectId.ToEntityId(), pair.Second.AsObjectId.ToEntityId())));

    /// <summary>The two people of a message, in the order in which a conversation keeps them.</summary>
    private sealed record Pair(BsonValue First, BsonValue Second)
    {
        public static Pair Of(BsonDocument message)
        {
            var (sender, recipient) = (message["sender_id"], message["recipient_id"]);
            return sender.CompareTo(recipient) <= 0 ? new Pair(sender, recipient) : new Pair(recipient, sender);
        }
    }
}
