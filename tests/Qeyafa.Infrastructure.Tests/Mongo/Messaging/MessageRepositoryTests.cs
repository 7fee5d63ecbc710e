using MongoDB.Bson;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;

namespace Qeyafa.Infrastructure.Tests.Mongo.Messaging;

public sealed class MessageRepositoryTests : MessagingFixture
{
    [Test]
    public async Task Insert_OfAnIdThatIsStored_IsRefused()
    {
        var message = await SendAsync(Maya, Tunde, Now);

        (await Messages.InsertAsync(message, None)).ShouldBeFalse();
        (await Messages.FindAsync(message.Id, Tunde, None)).ShouldBe(message);
        (await Messages.FindAsync(message.Id, NewId(), None)).ShouldBeNull();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Page_ReadsNoMoreThanItAnswers_AtEitherEnd(bool newestFirst)
    {
        await StoreAsync("c", 1_000);
        await StoreAsync("d", 200);
        var order = MessageFilters.Order(newestFirst);
        var first = await Messages.PageAsync("c", Maya, new MessageSlice(newestFirst, After: null, Skip: 0, Limit: 20), None);
        first.Select(message => message.Content).ShouldBe(Enumerable.Range(0, 20).Select(number => $"m{(newestFirst ? 999 - number : number)}"));

        foreach (var depth in new[] { 0, 970 })
        {
            var place = await Messages.PageAsync("c", Maya, new MessageSlice(newestFirst, After: null, Skip: depth, Limit: 1), None);
            var slice = new MessageSlice(newestFirst, new MessagePlace(place[0].CreatedAt, place[0].Id), Skip: 0, Limit: 20);
            var plan = await ExplainAsync(new BsonDocument { ["find"] = "messages", ["filter"] = MessageFilters.Of("c", Maya, slice), ["sort"] = order, ["limit"] = 20 });

            plan.Indexes.ShouldBe(["conversation_newest"]);
            plan.Stages.ShouldNotContain("SORT");
            plan.KeysExamined.ShouldBeInRange(20, 22);
            (await Messages.PageAsync("c", Maya, slice, None)).Select(message => message.Content)
                .ShouldBe(Enumerable.Range(depth + 1, 20).Select(number => $"m{(newestFirst ? 999 - number : number)}"));
        }
    }

    [Test]
    public async Task Page_ShowsNothingOfOthers_WhateverStandsUnderTheId()
    {
        await StoreAsync("c", 10);

        (await Messages.PageAsync("c", NewId(), new MessageSlice(NewestFirst: true, After: null, Skip: 0, Limit: 20), None)).ShouldBeEmpty();
        (await Messages.CountAsync("c", NewId(), None)).ShouldBe(0);
        (await Messages.CountAsync("c", Maya, None)).ShouldBe(10);
    }

    [Test]
    public async Task Unread_IsCountedFromTheIndexAlone()
    {
        await StoreAsync("c", 100);
        (await Messages.CountUnreadAsync(Maya, None)).ShouldBe(50);

        var plan = await ExplainAsync(new BsonDocument { ["count"] = "messages", ["query"] = MessageFilters.Unread(Maya) });

        plan.Indexes.ShouldBe(["recipient_unread"]);
        plan.DocumentsExamined.ShouldBe(0);
    }

    [Test]
    public async Task After_FollowsTheNumbers_ByIndexes_AndKnowsDeletedPlaces()
    {
        var sent = new List<Message>();
        foreach (var number in Enumerable.Range(0, 12))
        {
            sent.Add(number % 3 == 0 ? await SendAsync(Maya, Tunde, Now) : await SendAsync(number % 3 == 1 ? Tunde : NewId(), Maya, Now));
        }

        sent.Select(message => message.SequenceFor(Maya)).ShouldBe(Enumerable.Range(1, 12).Select(number => (long)number));
        (await Messages.DeleteAsync(sent[3].Id, Maya, Now, None)).ShouldBe(sent[3]);
        var place = (await Messages.FindSequenceAsync(sent[3].Id, Maya, None)).ShouldNotBeNull();

        (await Messages.AfterAsync(Maya, place, 5, None)).ShouldBe(sent[4..9]);
        (await Messages.FindSequenceAsync(sent[3].Id, NewId(), None)).ShouldBeNull();
        foreach (var (field, number, index) in new[] { ("sender_id", "sender_sequence", "sender_sequence"), ("recipient_id", "recipient_sequence", "recipient_sequence") })
        {
            var filter = new BsonDocument { [field] = Maya.ToBson(), [number] = new BsonDocument("$gt", 0L) };
            var plan = await ExplainAsync(new BsonDocument { ["find"] = "messages", ["filter"] = filter, ["sort"] = new BsonDocument { [field] = 1, [number] = 1 }, ["limit"] = 2 });
            plan.Indexes.ShouldBe([index]);
            plan.KeysExamined.ShouldBeLessThanOrEqualTo(3);
        }
    }
}
