using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo.Messaging;

public sealed class ConversationFillTests : MessagingFixture
{
    private readonly EntityId _ada = NewId();

    [Test]
    public async Task MessagesOfAnEarlierSystem_GetTheirConversations_AndASecondRunChangesNothing()
    {
        await Collection("messages").InsertManyAsync(
        [
            Stored(Maya, _ada, "somebody else under the same name", "project-7", read: false).Add("mood", "kept"),
            Stored(Maya, Tunde, "nameless", null, read: false),
            Stored(Tunde, Maya, "nameless too", null, read: null),
            Stored(Maya, Tunde, "named", "project-7", read: true),
            Stored(Maya, Tunde, "named, unread", "project-7", read: null),
        ]);

        await ConversationFill.RunAsync(Database, None);
        var once = await EverythingAsync();
        await ConversationFill.RunAsync(Database, None);

        (await EverythingAsync()).ShouldBe(once);
        var maya = await ListAsync(Maya);
        maya.Select(conversation => conversation.Id).ShouldBe([ConversationIds.Between(Maya, Tunde), ConversationIds.Between(Maya, _ada), "project-7"], ignoreOrder: true);
        maya.Sum(conversation => conversation.UnreadCount).ShouldBe(1);
        (await ListAsync(Tunde)).ToDictionary(conversation => conversation.Id, conversation => conversation.UnreadCount)
            .ShouldBe(new Dictionary<string, long> { [ConversationIds.Between(Maya, Tunde)] = 1, ["project-7"] = 1 }, ignoreOrder: true);
        (await ListAsync(_ada)).Single().LastMessage!.Content.ShouldBe("somebody else under the same name");
        (await Collection("messages").Find(new BsonDocument("mood", "kept")).SingleAsync())["conversation_id"].AsString.ShouldBe(ConversationIds.Between(Maya, _ada));
        (await Messages.CountUnreadAsync(Tunde, None)).ShouldBe(2);
    }

    [Test]
    public async Task Entries_ThatAreThere_AreLeftAlone_AndNewMessagesGoOnFromTheFilledOnes()
    {
        await Collection("messages").InsertOneAsync(Stored(Maya, Tunde, "old", null, read: false));
        await SendAsync(Maya, Tunde, Now, "new");
        await ConversationFill.RunAsync(Database, None);

        await SendAsync(Maya, Tunde, Now);

        (await ListAsync(Tunde)).ToDictionary(conversation => conversation.Id, conversation => conversation.UnreadCount)
            .ShouldBe(new Dictionary<string, long> { [ConversationIds.Between(Maya, Tunde)] = 2, ["new"] = 1 }, ignoreOrder: true);
    }

    private static BsonDocument Stored(EntityId sender, EntityId recipient, string content, string? conversation, bool? read) => new()
    {
        { "sender_id", sender.ToBson() },
        { "recipient_id", recipient.ToBson() },
        { "content", content },
        { "conversation_id", conversation, conversation is not null },
        { "is_read", read, read is not null },
    };

    private Task<IReadOnlyList<Conversation>> ListAsync(EntityId person) => Conversations.ListAsync(person, new ConversationSlice(After: null, Skip: 0, Limit: 100), None);

    private async Task<string> EverythingAsync() =>
        new BsonArray([.. await Collection("messages").Find(new BsonDocument()).ToListAsync(), .. await Collection("conversations").Find(new BsonDocument()).ToListAsync()]).ToString()!;
}
