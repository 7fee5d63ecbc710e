using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo.Messaging;

public sealed class ConversationRepositoryTests : MessagingFixture
{
    [Test]
    public async Task Messages_OfNodesWhoseClocksDiffer_StandInTheOrderOfTheirStorage()
    {
        var times = new[] { Now, Now.AddSeconds(-5), Now.AddSeconds(3), Now, Now.AddSeconds(3) };
        var sent = new List<Message>();
        foreach (var time in times)
        {
            sent.Add(await SendAsync(sent.Count % 2 == 0 ? Maya : Tunde, sent.Count % 2 == 0 ? Tunde : Maya, time));
        }

        sent.Select(message => message.CreatedAt).ShouldBe([Now, Now.AddMilliseconds(1), Now.AddSeconds(3), Now.AddSeconds(3).AddMilliseconds(1), Now.AddSeconds(3).AddMilliseconds(2)]);
        var listed = (await ListAsync(Maya)).Single();
        (listed.LastMessage, listed.UnreadCount, listed.UpdatedAt).ShouldBe((sent[^1], 2, sent[^1].CreatedAt));
        (await ListAsync(Tunde)).Single().UnreadCount.ShouldBe(3);
    }

    [Test]
    public async Task Senders_WhoMeet_LeaveExactCountsAndNumbersWithoutGap()
    {
        var others = Enumerable.Range(0, 4).Select(_ => NewId()).ToArray();

        var sent = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => SendAsync(others[number % 4], Maya, Now))));

        sent.Select(message => message.RecipientSequence).Order().ShouldBe(Enumerable.Range(1, 16).Select(number => (long)number));
        foreach (var sender in others)
        {
            sent.Where(message => message.SenderId == sender).OrderBy(message => message.CreatedAt).Select(message => message.SenderSequence).ShouldBe([1L, 2, 3, 4]);
        }

        (await ListAsync(Maya)).Select(conversation => conversation.UnreadCount).ShouldBe([4, 4, 4, 4]);
        (await MailboxAsync(Maya)).ShouldBe(16);
        (await Messages.AfterAsync(Maya, 0, 100, None)).Count.ShouldBe(16);
    }

    [Test]
    public async Task Append_ToAConversationOfOthers_ChangesNothing()
    {
        await SendAsync(Maya, Tunde, Now, "theirs");
        var mallory = NewId();
        var route = await Conversations.RouteAsync(mallory, Maya, None);

        var outcome = await new UnitOfWork(Client).RunAsync<Done>(
            async cancellation => await Conversations.AppendAsync("theirs", mallory, Maya, route, NewId(), Now, cancellation) is null ? Error.NotFound : default(Done), None);

        outcome.IsSuccess.ShouldBeFalse();
        (await ListAsync(mallory)).ShouldBeEmpty();
        (await ListAsync(Maya)).Single().UnreadCount.ShouldBe(0);
        (await MailboxAsync(Maya)).ShouldBe(1);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Append_ByAnOldRoute_ChangesNothing(bool isFirst)
    {
        if (!isFirst)
        {
            await SendAsync(Maya, Tunde, Now);
        }

        var route = await Conversations.RouteAsync(Maya, Tunde, None);
        await SendAsync(NewId(), Tunde, Now);

        var outcome = await new UnitOfWork(Client).RunAsync<Done>(
            async cancellation => await Conversations.AppendAsync("new", Maya, Tunde, route, NewId(), Now, cancellation) is null ? Error.ConcurrentChange : default(Done), None);

        outcome.Error.ShouldBe(Error.ConcurrentChange);
        (await Collection("conversations").CountDocumentsAsync(new BsonDocument("_id", "new"))).ShouldBe(0);
        (await Conversations.RouteAsync(Maya, Tunde, None)).ShouldBe(route with { RecipientSequence = route.RecipientSequence + 1 });
    }

    [Test]
    public async Task Route_IsOpen_ToActiveAccountsThatDoNotBlock()
    {
        (await Conversations.RouteAsync(Maya, Tunde, None)).IsOpen.ShouldBeFalse("There is no account.");
        await Collection("users").InsertOneAsync(new BsonDocument { ["_id"] = Tunde.ToBson(), ["email"] = "tunde@example.com" });
        var blocks = new MessageBlockRepository(Database, Timer);
        await blocks.PutAsync(new MessageBlock(Maya, Tunde, Now), None);
        await blocks.PutAsync(new MessageBlock(Tunde, NewId(), Now), None);

        (await Conversations.RouteAsync(Maya, Tunde, None)).ShouldBe(new MessageRoute(IsOpen: true, 0, 0));

        await blocks.PutAsync(new MessageBlock(Tunde, Maya, Now), None);
        (await Conversations.RouteAsync(Maya, Tunde, None)).IsOpen.ShouldBeFalse("The sender is blocked.");
        await blocks.DeleteAsync(Tunde, Maya, None);
        await Collection("users").UpdateOneAsync(new BsonDocument("_id", Tunde.ToBson()), new BsonDocument("$set", new BsonDocument("status", "suspended")));
        (await Conversations.RouteAsync(Maya, Tunde, None)).IsOpen.ShouldBeFalse("The account is suspended.");
    }

    [Test]
    public async Task List_IsOneRangeOfTheIndex_OnEveryPage()
    {
        await Collection("conversations").InsertManyAsync(Enumerable.Range(0, 500).Select(number => new BsonDocument
        {
            ["_id"] = $"c{number}",
            ["participants"] = new BsonArray { Maya.ToBson(), NewId().ToBson() },
            ["unread_first"] = 1L,
            ["unread_second"] = 0L,
            ["updated_at"] = Now.AddMinutes(number / 2).UtcDateTime,
        }));
        await Collection("conversations").InsertManyAsync(Enumerable.Range(0, 500).Select(number => new BsonDocument
        {
            ["_id"] = $"o{number}",
            ["participants"] = new BsonArray { Tunde.ToBson(), NewId().ToBson() },
            ["updated_at"] = Now.AddMinutes(number).UtcDateTime,
        }));
        var all = await Conversations.ListAsync(Maya, new ConversationSlice(After: null, Skip: 0, Limit: 1_000), None);
        all.Count.ShouldBe(500);
        all.Select(conversation => conversation.Id).ShouldBeUnique();

        foreach (var depth in new[] { 0, 450 })
        {
            var place = all[depth];
            var slice = new ConversationSlice(new ConversationPlace(place.UpdatedAt, place.Id), Skip: 0, Limit: 20);
            (await Conversations.ListAsync(Maya, slice, None)).Select(conversation => conversation.Id).ShouldBe(all.Skip(depth + 1).Take(20).Select(conversation => conversation.Id));
            var range = new BsonArray(ConversationStages.List(Maya, slice).Take(3));
            var explained = await Database.RunCommandAsync<BsonDocument>(
                new BsonDocument { ["explain"] = new BsonDocument { ["aggregate"] = "conversations", ["pipeline"] = range, ["cursor"] = new BsonDocument() }, ["verbosity"] = "executionStats" }, cancellationToken: None);
            var plan = new QueryPlan(explained.Contains("stages") ? explained["stages"][0]["$cursor"].AsBsonDocument : explained);
            plan.Indexes.ShouldBe(["participants_newest"]);
            plan.Stages.ShouldNotContain("SORT");
            plan.KeysExamined.ShouldBeInRange(20, 23);
        }
    }

    [Test]
    public async Task List_NamesPeopleUnderEitherNameOfTheField()
    {
        await Collection("users").InsertOneAsync(new BsonDocument { ["_id"] = Tunde.ToBson(), ["full_name"] = "Tunde", ["email"] = "tunde@example.com" });
        await SendAsync(Maya, Tunde, Now);

        (await ListAsync(Maya)).Single().Participants.ShouldBe([new Participant(Maya, Name: null), new Participant(Tunde, "Tunde")], ignoreOrder: true);
    }

    private async Task<long> MailboxAsync(EntityId person) => (await Collection("mailboxes").Find(new BsonDocument("_id", person.ToBson())).SingleAsync())["sequence"].ToInt64();

    private Task<IReadOnlyList<Conversation>> ListAsync(EntityId person) => Conversations.ListAsync(person, new ConversationSlice(After: null, Skip: 0, Limit: 100), None);
}
