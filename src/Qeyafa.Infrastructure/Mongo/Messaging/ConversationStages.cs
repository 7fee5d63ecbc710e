using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>The aggregation behind the list of a person's conversations: one range of the index, and what is named in it looked up by id.</summary>
internal static class ConversationStages
{
    public static IEnumerable<BsonDocument> List(EntityId person, ConversationSlice slice)
    {
        yield return new BsonDocument("$match", Filter(person, slice.After));
        yield return new BsonDocument("$sort", new BsonDocument { ["updated_at"] = -1, ["_id"] = -1 });
        if (slice.Skip > 0)
        {
            yield return new BsonDocument("$skip", slice.Skip);
        }

        yield return new BsonDocument("$limit", slice.Limit);
        yield return Lookup(MessageRepository.Spec.Name, "last_message_id", "last");
        yield return Lookup(UserRepository.Spec.Name, "participants", "people");
        yield return new BsonDocument("$project", new BsonDocument
        {
            ["participants"] = 1,
            ["updated_at"] = 1,
            ["unread"] = UnreadOf(person),
            ["last"] = 1,
            ["people._id"] = 1,
            ["people.name"] = 1,
            ["people.full_name"] = 1,
        });
    }

    public static Conversation Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        return new Conversation(
            document["_id"].AsString,
            [.. document["participants"].AsBsonArray.Select(person => Person(person, document["people"].AsBsonArray))],
            document["last"].AsBsonArray is [BsonDocument last] ? MessageDocument.Read(last) : null,
            stored.WholeNumber("unread") ?? 0,
            stored.Moment("updated_at") ?? DateTimeOffset.UnixEpoch);
    }

    /// <summary>How many messages the person has not read: each of the two has a counter, in the order of the people.</summary>
    public static BsonDocument UnreadOf(EntityId person) => Expressions.When(IsFirst(person), "$unread_first", "$unread_second");

    /// <summary>Whether the person is the first of the two.</summary>
    public static BsonDocument IsFirst(EntityId person) => Expressions.Call("$eq", Expressions.Call("$arrayElemAt", "$participants", 0), person.ToBson());

    private static BsonDocument Filter(EntityId person, ConversationPlace? after)
    {
        var condition = new BsonDocument("participants", person.ToBson());
        if (after is null)
        {
            return condition;
        }

        var at = after.UpdatedAt.UtcDateTime;
        condition.Add("updated_at", new BsonDocument("$lte", at));
        return condition.Add("$or", new BsonArray { new BsonDocument("updated_at", new BsonDocument("$lt", at)), new BsonDocument("_id", new BsonDocument("$lt", after.Id)) });
    }

    private static BsonDocument Lookup(string from, string local, string name) =>
        new("$lookup", new BsonDocument { ["from"] = from, ["localField"] = local, ["foreignField"] = "_id", ["as"] = name });

    private static Participant Person(BsonValue id, BsonArray accounts)
    {
        var account = accounts.OfType<BsonDocument>().FirstOrDefault(account => account["_id"] == id);
        return account is null ? new Participant(MessageDocument.IdOf(id), Name: null) : new Participant(MessageDocument.IdOf(id), new StoredFields(account).Text("name", "full_name"));
    }
}
