using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// Keeps messages. Besides what the model names, each holds <c>sender_sequence</c> and <c>recipient_sequence</c>: its numbers among all that either person sent and received.
/// A message is both people's: erasing one takes the name out of it, erasing the other one too deletes it.
/// </summary>
internal sealed class MessageRepository(IMongoDatabase database, OperationTimer timer) : IMessageRepository
{
    public static readonly CollectionSpec Spec = new(
        "messages",
        new Ownership.Anonymised(
            "A message belongs to the other person too.",
            new PersonTrace("sender_id") { AloneWhere = new BsonDocument("recipient_id", new BsonDocument("$type", "string")) },
            new PersonTrace("recipient_id") { AloneWhere = new BsonDocument("sender_id", new BsonDocument("$type", "string")) })
        {
            ExportedAs = new ExportShape(
                "messages", "Every message that you sent or were sent.",
                "id", ExportField.Person("sender_id"), ExportField.Person("recipient_id"), "content", "is_read", "parent_id", "conversation_id", "created_at", "updated_at"),
        },
        new IndexSpec("sender_sequence", new BsonDocument { ["sender_id"] = 1, [MessageDocument.SenderSequence] = 1 }),
        new IndexSpec("recipient_sequence", new BsonDocument { ["recipient_id"] = 1, [MessageDocument.RecipientSequence] = 1 }),
        new IndexSpec("recipient_unread", new BsonDocument { ["recipient_id"] = 1, ["is_read"] = 1 }),
        new IndexSpec("conversation_newest", new BsonDocument { ["conversation_id"] = 1, ["created_at"] = -1, ["_id"] = -1 }));

    /// <summary>What is remembered of deleted messages: their places in both people's streams, for whoever reconnects behind one.</summary>
    public static readonly CollectionSpec DeletedSpec = new(
        "deleted_messages",
        new Ownership.OfPerson("sender_id", ExportedAs: null) { AlsoBy = [new PersonField("recipient_id")] },
        new IndexSpec("sender_id", new BsonDocument("sender_id", 1)),
        new IndexSpec("recipient_id", new BsonDocument("recipient_id", 1)),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    /// <summary>How long a deleted message's place is remembered.</summary>
    public static readonly TimeSpan DeletedKept = TimeSpan.FromDays(7);

    private static readonly string[] Places = ["sender_id", "recipient_id", MessageDocument.SenderSequence, MessageDocument.RecipientSequence];

    private readonly IMongoCollection<BsonDocument> _messages = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _deleted = database.GetCollection<BsonDocument>(DeletedSpec.Name);

    public async Task<bool> InsertAsync(Message message, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "insert");
        try
        {
            await _messages.InsertOneJoinedAsync(MessageDocument.ToBson(message), cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }
    }

    public async Task<Message?> FindAsync(EntityId id, EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return await _messages.FindFirstJoinedAsync(MessageFilters.Of(id, person), cancellationToken) is { } found ? MessageDocument.Read(found) : null;
    }

    public async Task<IReadOnlyList<Message>> PageAsync(string conversationId, EntityId person, MessageSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "page");
        var found = await _messages.FindJoined(MessageFilters.Of(conversationId, person, slice))
            .Sort(MessageFilters.Order(slice.NewestFirst)).Skip(slice.Skip).Limit(slice.Limit).ToListAsync(cancellationToken);
        return found.ConvertAll(MessageDocument.Read);
    }

    public async Task<long> CountAsync(string conversationId, EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _messages.CountDocumentsAsync(MessageFilters.Of(conversationId, person), cancellationToken: cancellationToken);
    }

    public async Task<long> CountUnreadAsync(EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count_unread");
        return await _messages.CountDocumentsAsync(MessageFilters.Unread(person), cancellationToken: cancellationToken);
    }

    public async Task<bool> MarkReadAsync(EntityId id, EntityId recipient, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "mark_read");
        var unread = new BsonDocument { ["_id"] = id.ToBson(), ["recipient_id"] = recipient.ToBson(), ["is_read"] = new BsonDocument("$ne", true) };
        return (await _messages.UpdateOneJoinedAsync(unread, Read(now), options: null, cancellationToken)).ModifiedCount == 1;
    }

    public async Task MarkAllReadAsync(string conversationId, EntityId recipient, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "mark_all_read");
        await _messages.UpdateManyJoinedAsync(MessageFilters.Unread(recipient).Add("conversation_id", conversationId), Read(now), cancellationToken);
    }

    public async Task<Message?> DeleteAsync(EntityId id, EntityId sender, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        if (await _messages.FindOneAndDeleteJoinedAsync(new BsonDocument { ["_id"] = id.ToBson(), ["sender_id"] = sender.ToBson() }, cancellationToken) is not { } deleted)
        {
            return null;
        }

        var place = new BsonDocument { ["_id"] = deleted["_id"], ["expires_at"] = (now + DeletedKept).UtcDateTime };
        place.AddRange(deleted.Where(field => Places.Contains(field.Name)));
        await _deleted.InsertOneJoinedAsync(place, cancellationToken);
        return MessageDocument.Read(deleted);
    }

    /// <summary>The number that a message has among all that the person sent and received, deleted or not; null where it is none of theirs.</summary>
    public async Task<long?> FindSequenceAsync(EntityId id, EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find_sequence");
        var filter = MessageFilters.Of(id, person);
        var found = await _messages.FindFirstJoinedAsync(filter, cancellationToken) ?? await _deleted.FindFirstJoinedAsync(filter, cancellationToken);
        return found is null ? null : MessageDocument.Read(found).SequenceFor(person);
    }

    /// <summary>What a person sent and received after a number, in the order of the numbers; within a unit of work, which shows one state of both.</summary>
    public async Task<IReadOnlyList<Message>> AfterAsync(EntityId person, long sequence, int limit, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "after");
        var received = await SideAsync("recipient_id", MessageDocument.RecipientSequence);
        var sent = await SideAsync("sender_id", MessageDocument.SenderSequence);
        return [.. received.Concat(sent).OrderBy(message => message.SequenceFor(person)).Take(limit)];

        async Task<List<Message>> SideAsync(string field, string number)
        {
            var filter = new BsonDocument { [field] = person.ToBson(), [number] = new BsonDocument("$gt", sequence) };
            return (await _messages.FindJoined(filter).Sort(new BsonDocument { [field] = 1, [number] = 1 }).Limit(limit).ToListAsync(cancellationToken)).ConvertAll(MessageDocument.Read);
        }
    }

    private static BsonDocument Read(DateTimeOffset now) => new("$set", new BsonDocument { ["is_read"] = true, ["updated_at"] = now.UtcDateTime });
}
