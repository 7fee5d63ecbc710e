using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <inheritdoc cref="ConversationUpdates" />
internal sealed class ConversationRepository(IMongoDatabase database, IOptions<MessagingOptions> options, OperationTimer timer) : IConversationRepository
{
    public static readonly CollectionSpec Spec = new(
        "conversations",
        new Ownership.Anonymised(
            "A conversation belongs to the other person too.",
            new PersonTrace("participants") { IsArray = true, AloneWhere = new BsonDocument("participants", new BsonDocument("$type", "string")) }),
        new IndexSpec("participants_newest", new BsonDocument { ["participants"] = 1, ["updated_at"] = -1, ["_id"] = -1 }),
        Due("notice_first_due"),
        Due("notice_second_due"));

    /// <summary>
    /// How many messages each person has sent and received: <c>_id</c> (the person) and <c>sequence</c>. It is counted up in the transaction that stores the message,
    /// so that the numbers are given in the order in which the messages are committed, whichever node stores them.
    /// </summary>
    public static readonly CollectionSpec MailboxSpec = new("mailboxes", new Ownership.OfPerson("_id", ExportedAs: null));

    private static readonly FindOneAndUpdateOptions<BsonDocument> Upsert = new() { IsUpsert = true, ReturnDocument = ReturnDocument.After };
    private static readonly BsonDocument PeopleOnly = new("participants", 1);
    private static readonly BsonDocument CountUp = new("$inc", new BsonDocument("sequence", 1L));

    private readonly IMongoCollection<BsonDocument> _conversations = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _mailboxes = database.GetCollection<BsonDocument>(MailboxSpec.Name);
    private readonly IMongoCollection<BsonDocument> _users = database.GetCollection<BsonDocument>(UserRepository.Spec.Name);
    private readonly IMongoCollection<BsonDocument> _messages = database.GetCollection<BsonDocument>(MessageRepository.Spec.Name);

    public async Task<ConversationPeople?> FindPeopleAsync(string id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find_people");
        var found = await _conversations.FindJoined(new BsonDocument("_id", id)).Limit(1).Project<BsonDocument>(PeopleOnly).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new ConversationPeople([.. found["participants"].AsBsonArray.Select(MessageDocument.IdOf).OfType<EntityId>()]);
    }

    public async Task<MessageRoute> RouteAsync(EntityId sender, EntityId recipient, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "route");
        using var cursor = await _users.AggregateAsync<BsonDocument>(RouteStages.Of(sender, recipient).ToList(), cancellationToken: cancellationToken);
        return RouteStages.Read(await cursor.ToListAsync(cancellationToken), sender, recipient);
    }

    public async Task<MessagePosition?> AppendAsync(
        string id, EntityId sender, EntityId recipient, MessageRoute route, EntityId messageId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "append");
        var (first, second) = ConversationIds.Sorted(sender, recipient);
        var filter = new BsonDocument { ["_id"] = id, ["participants"] = new BsonArray { first.ToBson(), second.ToBson() } };
        try
        {
            var counted = await _mailboxes.BulkWriteJoinedAsync([Next(sender, route.SenderSequence), Next(recipient, route.RecipientSequence)], cancellationToken);
            if (counted.MatchedCount + counted.Upserts.Count < 2)
            {
                return null;
            }

            var changed = await _conversations.FindOneAndUpdateJoinedAsync(
                filter, ConversationUpdates.Append(sender, recipient, messageId.ToBson(), now, options.Value), Upsert, cancellationToken);
            return new MessagePosition(changed!["updated_at"].ToMoment(), route.SenderSequence + 1, route.RecipientSequence + 1);
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Conversation>> ListAsync(EntityId person, ConversationSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "list");
        using var cursor = await _conversations.AggregateAsync<BsonDocument>(ConversationStages.List(person, slice).ToList(), cancellationToken: cancellationToken);
        return (await cursor.ToListAsync(cancellationToken)).ConvertAll(ConversationStages.Read);
    }

    public async Task<long> CountAsync(EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _conversations.CountDocumentsAsync(new BsonDocument("participants", person.ToBson()), cancellationToken: cancellationToken);
    }

    public async Task CountReadAsync(string id, EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count_read");
        await _conversations.UpdateOneJoinedAsync(Of(id, person), ConversationUpdates.CountRead(person), options: null, cancellationToken);
    }

    public async Task CountAllReadAsync(string id, EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count_all_read");
        await _conversations.UpdateOneJoinedAsync(Of(id, person), ConversationUpdates.CountAllRead(person), options: null, cancellationToken);
    }

    public async Task RemoveAsync(Message deleted, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "remove");
        if (!deleted.IsRead && deleted.RecipientId is { } recipient)
        {
            await CountReadAsync(deleted.ConversationId, recipient, cancellationToken);
        }

        var wasNewest = new BsonDocument { ["_id"] = deleted.ConversationId, ["last_message_id"] = deleted.Id.ToBson() };
        if (await _conversations.FindFirstJoinedAsync(wasNewest, cancellationToken) is null)
        {
            return;
        }

        var newest = await _messages.FindJoined(new BsonDocument("conversation_id", deleted.ConversationId)).Sort(MessageFilters.Order(newestFirst: true)).Limit(1).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            await _conversations.DeleteManyJoinedAsync(wasNewest, cancellationToken);
        }
        else
        {
            await _conversations.UpdateOneJoinedAsync(wasNewest, ConversationUpdates.Retreat(newest), options: null, cancellationToken);
        }
    }

    /// <summary>Counts a person's messages up, if there are as many as was read; a mailbox that was made since is a violated key.</summary>
    private static UpdateOneModel<BsonDocument> Next(EntityId person, long known) =>
        new(new BsonDocument { ["_id"] = person.ToBson(), ["sequence"] = known }, CountUp) { IsUpsert = known == 0 };

    private static BsonDocument Of(string id, EntityId person) => new() { ["_id"] = id, ["participants"] = person.ToBson() };

    private static IndexSpec Due(string field) => new(field, new BsonDocument(field, 1)) { Where = new BsonDocument(field, new BsonDocument("$gt", DateTime.UnixEpoch)) };
}
