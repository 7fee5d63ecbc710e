using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.Mongo.Users;

namespace Qeyafa.Infrastructure.Tests.Mongo.Messaging;

/// <summary>What the tests of messages' repositories do.</summary>
public abstract class MessagingFixture : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections =>
        [MessageRepository.Spec, MessageRepository.DeletedSpec, ConversationRepository.Spec, MessageBlockRepository.Spec, UserRepository.Spec];

    protected EntityId Maya { get; } = NewId();

    protected EntityId Tunde { get; } = NewId();

    private protected MessageRepository Messages => new(Database, Timer);

    private protected ConversationRepository Conversations => new(Database, Options.Create(new MessagingOptions()), Timer);

    [SetUp]
    public Task MakeMailboxesAsync() => Database.EnsureCollectionAsync(ConversationRepository.MailboxSpec, None);

    /// <summary>Sends a message as the application does.</summary>
    private protected async Task<Message> SendAsync(EntityId sender, EntityId recipient, DateTimeOffset at, string? conversationId = null)
    {
        while (true)
        {
            var route = await Conversations.RouteAsync(sender, recipient, None);
            var sent = await new UnitOfWork(Client).RunAsync<Message>(
                async cancellation =>
                {
                    var id = EntityId.New(at);
                    var conversation = conversationId ?? ConversationIds.Between(sender, recipient);
                    if (await Conversations.AppendAsync(conversation, sender, recipient, route, id, at, cancellation) is not { } position)
                    {
                        return Error.ConcurrentChange;
                    }

                    var message = new Message
                    {
                        Id = id,
                        SenderId = sender,
                        RecipientId = recipient,
                        Content = "Hello",
                        ConversationId = conversation,
                        CreatedAt = position.At,
                        UpdatedAt = position.At,
                        SenderSequence = position.SenderSequence,
                        RecipientSequence = position.RecipientSequence,
                    };
                    return await Messages.InsertAsync(message, cancellation) ? message : Error.ConcurrentChange;
                },
                None);
            if (sent.IsSuccess)
            {
                return sent.Value;
            }
        }
    }

    /// <summary>Stores messages past the application, one a second, from one to the other.</summary>
    private protected Task StoreAsync(string conversationId, int count) => Collection("messages").InsertManyAsync(Enumerable.Range(0, count).Select(number => new BsonDocument
    {
        ["sender_id"] = (number % 2 == 0 ? Maya : Tunde).ToBson(),
        ["recipient_id"] = (number % 2 == 0 ? Tunde : Maya).ToBson(),
        ["content"] = $"m{number}",
        ["is_read"] = false,
        ["conversation_id"] = conversationId,
        ["created_at"] = Now.AddSeconds(number).UtcDateTime,
        ["updated_at"] = Now.AddSeconds(number).UtcDateTime,
    }));
}
