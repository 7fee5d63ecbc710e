using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>Stores messages as they are sent and read, each with its conversation and both mailboxes in one transaction. Nobody gets a mail about them.</summary>
internal sealed class PlanMessages(IMongoDatabase database, IConversationRepository conversations, IMessageRepository messages, IUnitOfWork work)
{
    private static readonly BsonDocument WithoutNotices = new("$unset", new BsonDocument { ["notice_first_due"] = "", ["notice_second_due"] = "" });

    private readonly IMongoCollection<BsonDocument> _conversations = database.GetCollection<BsonDocument>(ConversationRepository.Spec.Name);

    /// <summary>Stores them in their order.</summary>
    public async Task StoreAsync(IEnumerable<SeedMessage> all, CancellationToken cancellationToken)
    {
        foreach (var message in all)
        {
            var route = await conversations.RouteAsync(message.From, message.To, cancellationToken);
            var stored = await work.RunAsync(cancellation => StoreJoinedAsync(message, route, cancellation), cancellationToken);
            if (stored.Error is { } refused)
            {
                throw new SeedRefusedException($"A message could not be stored ({refused.Code}): run the command again, alone.");
            }
        }
    }

    private async Task<Result<Done>> StoreJoinedAsync(SeedMessage message, MessageRoute route, CancellationToken cancellationToken)
    {
        var conversation = ConversationIds.Between(message.From, message.To);
        if (await conversations.AppendAsync(conversation, message.From, message.To, route, message.Id, message.At, cancellationToken) is not { } position)
        {
            return Error.ConcurrentChange;
        }

        var stored = new Message
        {
            Id = message.Id,
            SenderId = message.From,
            RecipientId = message.To,
            Content = message.Text,
            ConversationId = conversation,
            CreatedAt = position.At,
            UpdatedAt = position.At,
            SenderSequence = position.SenderSequence,
            RecipientSequence = position.RecipientSequence,
        };
        if (!await messages.InsertAsync(stored, cancellationToken))
        {
            return Error.ConcurrentChange;
        }

        if (message.IsRead && await messages.MarkReadAsync(message.Id, message.To, message.At.AddMinutes(10), cancellationToken))
        {
            await conversations.CountReadAsync(conversation, message.To, cancellationToken);
        }

        await _conversations.UpdateOneJoinedAsync(new BsonDocument("_id", conversation), WithoutNotices, options: null, cancellationToken);
        return default(Done);
    }
}
