using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.MongoDriver;
using static Qeyafa.Infrastructure.Mongo.Common.Expressions;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// The changes of a conversation's document: <c>_id</c> (the conversation's id), <c>participants</c> (the two people, by id), <c>unread_first</c> and <c>unread_second</c>
/// (how many messages each has not read), <c>last_message_id</c>, <c>created_at</c>, <c>updated_at</c> (when the newest message was stored), and per person
/// <c>notice_first_due</c> (when a mail about unread messages is due; absent for none) and <c>notice_first_sent</c> (when the last one was sent).
/// </summary>
internal static class ConversationUpdates
{
    /// <summary>Adds a message: it stands later than the one before it, one more is unread for the recipient, and a mail is due some time after it.</summary>
    public static PipelineDefinition<BsonDocument, BsonDocument> Append(
        EntityId sender, EntityId recipient, BsonValue messageId, DateTimeOffset now, MessagingOptions options)
    {
        var (first, _) = ConversationIds.Sorted(sender, recipient);
        var (to, other) = recipient == first ? ("first", "second") : ("second", "first");
        var at = now.UtcDateTime;
        var due = Call(
            "$max", Call("$add", at, options.NotifyAfterSeconds * 1_000L), Call("$add", $"$notice_{to}_sent", options.NotifyEverySeconds * 1_000L));
        return new[]
        {
            Set(
                ($"unread_{to}", Call("$add", OrElse($"$unread_{to}", 0L), 1L)),
                ($"unread_{other}", OrElse($"$unread_{other}", 0L)),
                ($"notice_{to}_due", OrElse($"$notice_{to}_due", due)),
                ("last_message_id", messageId),
                ("created_at", OrElse("$created_at", at)),
                ("updated_at", Call("$max", at, Call("$add", "$updated_at", 1L)))),
        };
    }

    /// <summary>Counts one unread message less for a person.</summary>
    public static PipelineDefinition<BsonDocument, BsonDocument> CountRead(EntityId person) => ForPerson(person, unread => Call("$max", 0L, Call("$subtract", unread, 1L)));

    /// <summary>Counts no message as unread for a person, so that no mail about one is due.</summary>
    public static PipelineDefinition<BsonDocument, BsonDocument> CountAllRead(EntityId person) => ForPerson(person, _ => 0L);

    /// <summary>Makes an older message the newest.</summary>
    public static BsonDocument Retreat(BsonDocument newest) =>
        new("$set", new BsonDocument { ["last_message_id"] = newest["_id"], ["updated_at"] = MessageDocument.Read(newest).CreatedAt.UtcDateTime });

    private static PipelineDefinition<BsonDocument, BsonDocument> ForPerson(EntityId person, Func<string, BsonValue> unread)
    {
        var isFirst = ConversationStages.IsFirst(person);
        return new[]
        {
            Set(
                ("unread_first", When(isFirst, unread("$unread_first"), "$unread_first")),
                ("unread_second", When(isFirst, "$unread_second", unread("$unread_second")))),
            Set(
                ("notice_first_due", When(Call("$eq", "$unread_first", 0L), "$$REMOVE", OrElse("$notice_first_due", "$$REMOVE"))),
                ("notice_second_due", When(Call("$eq", "$unread_second", 0L), "$$REMOVE", OrElse("$notice_second_due", "$$REMOVE")))),
        };
    }
}
