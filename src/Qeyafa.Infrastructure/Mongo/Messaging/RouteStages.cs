using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// The aggregation over accounts that says, in one round trip, all that has to be known before a message is sent. Every part is looked up whatever the others answer,
/// so that the time does not tell why a recipient is not reached.
/// </summary>
internal static class RouteStages
{
    private const string Part = "part";
    private const string Account = "account";
    private const string Block = "block";
    private const string Mailbox = "mailbox";

    public static IEnumerable<BsonDocument> Of(EntityId sender, EntityId recipient)
    {
        yield return Match(new BsonDocument("_id", recipient.ToBson()));
        yield return new BsonDocument("$project", new BsonDocument { ["status"] = 1, ["is_active"] = 1, [Part] = Account });
        yield return Union(MessageBlockRepository.Spec, MessageBlockRepository.Between(recipient, sender), Block);
        yield return Union(ConversationRepository.MailboxSpec, new BsonDocument("_id", new BsonDocument("$in", new BsonArray { sender.ToBson(), recipient.ToBson() })), Mailbox);
    }

    public static MessageRoute Read(List<BsonDocument> found, EntityId sender, EntityId recipient)
    {
        var isOpen = Parts(Account).Any(UserDocument.IsActive) && !Parts(Block).Any();
        return new MessageRoute(isOpen, SequenceOf(sender), SequenceOf(recipient));

        IEnumerable<BsonDocument> Parts(string part) => found.Where(document => document[Part] == part);

        long SequenceOf(EntityId person) => Parts(Mailbox).Where(mailbox => mailbox["_id"] == person.ToBson()).Select(mailbox => mailbox["sequence"].ToInt64()).SingleOrDefault();
    }

    private static BsonDocument Union(CollectionSpec from, BsonDocument condition, string part) => new("$unionWith", new BsonDocument
    {
        ["coll"] = from.Name,
        ["pipeline"] = new BsonArray { Match(condition), new BsonDocument("$set", new BsonDocument(Part, part)) },
    });

    private static BsonDocument Match(BsonDocument condition) => new("$match", condition);
}
