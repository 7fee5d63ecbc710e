using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// Tells people by mail of messages that they have neither read nor seen come in. Each conversation says when a mail to either person is due: sending a message sets it,
/// where none is set, and reading all takes it away. Whoever takes it up decides, and puts the mail into the outbox in the same transaction: so there is one mail or none,
/// whichever node does it and wherever it dies, and none for each message of a burst.
/// </summary>
internal sealed class MessageNotices(
    IMongoDatabase database, IUserRepository users, IProfileRepository profiles, Presence presence, IOutbox outbox, IUnitOfWork work, IOptions<MessagingOptions> options,
    OperationTimer timer, TimeProvider clock)
{
    /// <summary>How many unread messages are looked at, the newest ones.</summary>
    private const int MostLookedAt = 50;

    private const int Batch = 500;

    private readonly IMongoCollection<BsonDocument> _conversations = database.GetCollection<BsonDocument>(ConversationRepository.Spec.Name);
    private readonly IMongoCollection<BsonDocument> _messages = database.GetCollection<BsonDocument>(MessageRepository.Spec.Name);

    /// <summary>
    /// Takes the mails away that are due to people who had a stream open after the newest message: with many people connected that is nearly every one, and needs no
    /// transaction each. A message that comes meanwhile leaves its mail due.
    /// </summary>
    /// <param name="side">Whose: <c>first</c> or <c>second</c> of the people.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether other mails are due. To ask costs no transaction, and mostly none is.</returns>
    public async Task<bool> ClearSeenAsync(string side, CancellationToken cancellationToken)
    {
        var due = $"notice_{side}_due";
        var place = side == "first" ? 0 : 1;
        while (true)
        {
            using var _ = timer.Measure(ConversationRepository.Spec.Name, "clear_seen");
            var found = await _conversations.Find(IsDue(due)).Sort(new BsonDocument(due, 1)).Limit(Batch).ToListAsync(cancellationToken);
            if (found.Count == 0)
            {
                return false;
            }

            var seen = await presence.SeenAtAsync([.. found.Select(Recipient).OfType<EntityId>()], cancellationToken);
            UpdateOneModel<BsonDocument>[] clear =
            [
                .. found.Where(conversation => Recipient(conversation) is { } person && seen.TryGetValue(person, out var at) && at >= conversation["updated_at"].ToMoment())
                    .Select(conversation => new UpdateOneModel<BsonDocument>(
                        new BsonDocument { ["_id"] = conversation["_id"], [due] = conversation[due], ["updated_at"] = conversation["updated_at"] }, NotDue(due))),
            ];
            if (clear.Length > 0)
            {
                await _conversations.BulkWriteAsync(clear, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
            }

            if (clear.Length < Batch)
            {
                return clear.Length < found.Count;
            }
        }

        EntityId? Recipient(BsonDocument conversation) => MessageDocument.IdOf(conversation["participants"][place]);
    }

    /// <summary>Decides about the mail that has been due for longest.</summary>
    /// <param name="side">Whose: <c>first</c> or <c>second</c> of the people.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> TakeAsync(string side, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(ConversationRepository.Spec.Name, "take_notice");
        var taken = await work.RunAsync(cancellation => TakeJoinedAsync(side, cancellation), cancellationToken);
        return taken.Value;
    }

    private async Task<Result<bool>> TakeJoinedAsync(string side, CancellationToken cancellationToken)
    {
        var due = $"notice_{side}_due";
        var now = clock.GetUtcNow();
        var oldest = new FindOneAndUpdateOptions<BsonDocument> { Sort = new BsonDocument(due, 1) };
        if (await _conversations.FindOneAndUpdateJoinedAsync(IsDue(due), NotDue(due), oldest, cancellationToken) is not { } conversation)
        {
            return false;
        }

        var people = conversation["participants"].AsBsonArray;
        var (recipient, sender) = side == "first" ? (people[0], people[1]) : (people[1], people[0]);
        if (MessageDocument.IdOf(recipient) is not { } person || await WaitingSinceAsync(conversation["_id"].AsString, person, cancellationToken) is not { } since)
        {
            return true;
        }

        var time = since.AddSeconds(options.Value.NotifyAfterSeconds);
        if (time > now)
        {
            await ChangeAsync(conversation, due, time, cancellationToken);
        }
        else if (await MailAsync(person, MessageDocument.IdOf(sender), now, cancellationToken) is { } mail)
        {
            await outbox.EnqueueAsync(mail, cancellationToken);
            await ChangeAsync(conversation, $"notice_{side}_sent", now, cancellationToken);
        }

        return true;
    }

    private BsonDocument IsDue(string due) => new(due, new BsonDocument { ["$gt"] = DateTime.UnixEpoch, ["$lte"] = clock.GetUtcNow().UtcDateTime });

    private static BsonDocument NotDue(string due) => new("$unset", new BsonDocument(due, ""));

    /// <summary>Since when a message waits that the person has neither read nor, with a stream open, seen come in; null where none does.</summary>
    private async Task<DateTimeOffset?> WaitingSinceAsync(string conversationId, EntityId person, CancellationToken cancellationToken)
    {
        var seen = await presence.SeenAtAsync(person, cancellationToken);
        var unread = await _messages.FindJoined(MessageFilters.Unread(person).Add("conversation_id", conversationId))
            .Sort(MessageFilters.Order(newestFirst: true)).Limit(MostLookedAt).ToListAsync(cancellationToken);
        return unread.Select(message => (DateTimeOffset?)MessageDocument.Read(message).CreatedAt).LastOrDefault(at => seen is null || at > seen);
    }

    private async Task<OutgoingMessage?> MailAsync(EntityId recipient, EntityId? sender, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(recipient, cancellationToken) is not { } account)
        {
            return null;
        }

        var from = sender is { } id ? await users.FindAsync(id, cancellationToken) : null;
        return MessageMail.To(account, await profiles.FindAsync(recipient, cancellationToken), from?.Name, now);
    }

    private async Task ChangeAsync(BsonDocument conversation, string field, DateTimeOffset at, CancellationToken cancellationToken) => await _conversations.UpdateOneJoinedAsync(
        new BsonDocument("_id", conversation["_id"]), new BsonDocument("$set", new BsonDocument(field, at.UtcDateTime)), options: null, cancellationToken);
}
