using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Messaging;

public sealed class ConversationTests
{
    private Person _maya = null!;
    private Person _tunde = null!;

    [SetUp]
    public async Task RegisterAsync() => (_maya, _tunde) = (await Messenger.First.RegisterAsync("Maya"), await Messenger.First.RegisterAsync("Tunde"));

    [TearDown]
    public void Leave()
    {
        _maya.Dispose();
        _tunde.Dispose();
    }

    [Test]
    public async Task List_ShowsPeopleLastMessageAndUnread_NewestFirst()
    {
        using var ada = await Messenger.First.RegisterAsync("Ada");
        await _tunde.WriteAsync(_maya.Id, "One");
        await _tunde.WriteAsync(_maya.Id, "Two");
        var last = await ada.WriteAsync(_maya.Id, "Three");

        var list = await _maya.ConversationsAsync();

        list.Select(item => item.GetProperty("last_message").Text("content")).ShouldBe(["Three", "Two"]);
        list.Select(item => item.GetProperty("unread_count").GetInt32()).ShouldBe([1, 2]);
        list[0].GetProperty("updated_at").GetDateTimeOffset().ShouldBe(last.GetProperty("created_at").GetDateTimeOffset());
        list[0].EnumerateObject().Select(member => member.Name).ShouldBe(["conversation_id", "participants", "last_message", "unread_count", "updated_at"], ignoreOrder: true);
        list[0].GetProperty("participants").EnumerateArray().Select(person => (person.Text("id"), person.Text("name"))).ShouldBe([(_maya.Id, "Maya"), (ada.Id, "Ada")], ignoreOrder: true);
        (await _tunde.ConversationsAsync()).Single().GetProperty("unread_count").GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task List_PagesByCursor_AndCounts()
    {
        foreach (var number in Enumerable.Range(0, 7))
        {
            await _tunde.WriteAsync(_maya.Id, "Hello", $"{Guid.NewGuid():N}-{number}");
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _maya.ListAsync($"/conversations?limit=3&include_total=true{(cursor is null ? "" : $"&cursor={cursor}")}");
            page.GetProperty("total").GetInt32().ShouldBe(7);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("conversation_id")[33..]));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        seen.ShouldBe(["6", "5", "4", "3", "2", "1", "0"]);
        (await _maya.ListAsync("/conversations?limit=2&skip=5")).GetProperty("items").EnumerateArray().Select(item => item.Text("conversation_id")[33..]).ShouldBe(["1", "0"]);
        await (await _maya.GetAsync("/api/v1/messages/conversations?cursor=nonsense")).BlamesAsync("cursor");
        await (await _maya.GetAsync("/api/v1/messages/conversations?limit=101")).BlamesAsync("limit");
    }

    [TestCase("older")]
    [TestCase("newer")]
    public async Task Messages_ArePagedInBothDirections_EachOnce(string direction)
    {
        var texts = Enumerable.Range(0, 25).Select(number => $"m{number}").ToArray();
        var conversation = "";
        foreach (var text in texts)
        {
            conversation = (await _maya.WriteAsync(_tunde.Id, text)).Text("conversation_id");
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var answer = await _tunde.GetAsync($"/api/v1/messages/conversations/{conversation}?direction={direction}&limit=10{(cursor is null ? "" : $"&cursor={cursor}")}");
            var page = await answer.JsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("content")));
            cursor = page.GetProperty("next_cursor").GetString();
            answer.Header("Link")!.Contains("rel=\"next\"", StringComparison.Ordinal).ShouldBe(cursor is not null);
        }
        while (cursor is not null);

        seen.ShouldBe(direction == "newer" ? texts : texts.Reverse());
        (await _tunde.ListAsync($"/conversations/{conversation}?include_total=true")).GetProperty("total").GetInt32().ShouldBe(25);
    }

    [Test]
    public async Task Conversation_OfOthers_IsAsAbsent()
    {
        var conversation = (await _maya.WriteAsync(_tunde.Id, "Secret")).Text("conversation_id");
        using var mallory = await Messenger.First.RegisterAsync("Mallory");

        foreach (var id in new[] { conversation, "absent" })
        {
            await (await mallory.GetAsync($"/api/v1/messages/conversations/{id}")).ProblemAsync(404, "not_found");
            (await mallory.DoAsync($"/conversations/{id}/read")).ShouldBe(404);
        }

        (await _tunde.UnreadAsync()).ShouldBe(1);
        await (await _maya.GetAsync($"/api/v1/messages/conversations/{conversation}?direction=sideways")).BlamesAsync("direction");
        await (await _maya.GetAsync($"/api/v1/messages/conversations/{conversation}?cursor=nonsense")).BlamesAsync("cursor");
    }

    [Test]
    public async Task Reading_OneAndAll_CountsDown_AndIsSeenByTheSender()
    {
        var first = await _maya.WriteAsync(_tunde.Id, "One");
        await _maya.WriteAsync(_tunde.Id, "Two");
        await _maya.WriteAsync(_tunde.Id, "Three");
        (await _tunde.UnreadAsync()).ShouldBe(3);

        (await _tunde.DoAsync($"/{first.Text("id")}/read")).ShouldBe(204);
        (await _tunde.DoAsync($"/{first.Text("id")}/read")).ShouldBe(204);
        (await _tunde.UnreadAsync(), await ListedUnreadAsync(_tunde)).ShouldBe((2, 2));

        (await _tunde.DoAsync($"/conversations/{first.Text("conversation_id")}/read")).ShouldBe(204);
        (await _tunde.UnreadAsync(), await ListedUnreadAsync(_tunde)).ShouldBe((0, 0));
        var items = (await _maya.ListAsync($"/conversations/{first.Text("conversation_id")}")).GetProperty("items").EnumerateArray().ToArray();
        items.ShouldAllBe(item => item.GetProperty("is_read").GetBoolean());
        items[^1].GetProperty("updated_at").GetDateTimeOffset().ShouldBeGreaterThan(items[^1].GetProperty("created_at").GetDateTimeOffset());
    }

    [Test]
    public async Task Reading_IsTheRecipientsOnly()
    {
        var message = await _maya.WriteAsync(_tunde.Id, "One");
        using var mallory = await Messenger.First.RegisterAsync("Mallory");

        (await _maya.DoAsync($"/{message.Text("id")}/read")).ShouldBe(404);
        (await mallory.DoAsync($"/{message.Text("id")}/read")).ShouldBe(404);
        (await mallory.DoAsync("/nonsense/read")).ShouldBe(400);
        (await _maya.DoAsync($"/conversations/{message.Text("conversation_id")}/read")).ShouldBe(204);
        (await _tunde.UnreadAsync(), await ListedUnreadAsync(_tunde)).ShouldBe((1, 1));
    }

    [Test]
    public async Task Deleting_TakesTheMessageFromBoth_AndTheListFollows()
    {
        var first = await _maya.WriteAsync(_tunde.Id, "One");
        var second = await _maya.WriteAsync(_tunde.Id, "Two");
        (await DeleteAsync(_tunde, second)).ShouldBe(404);

        (await DeleteAsync(_maya, second)).ShouldBe(204);

        (await DeleteAsync(_maya, second)).ShouldBe(404);
        var listed = (await _tunde.ConversationsAsync()).Single();
        (listed.GetProperty("last_message").Text("content"), listed.GetProperty("unread_count").GetInt32(), await _tunde.UnreadAsync()).ShouldBe(("One", 1, 1));
        (await DeleteAsync(_maya, first)).ShouldBe(204);
        (await _tunde.ConversationsAsync()).ShouldBeEmpty();
        await (await _tunde.GetAsync($"/api/v1/messages/conversations/{first.Text("conversation_id")}")).ProblemAsync(404, "not_found");
        (await _maya.WriteAsync(_tunde.Id, "Three")).Text("conversation_id").ShouldBe(first.Text("conversation_id"));
        (await _tunde.UnreadAsync()).ShouldBe(1);
    }

    [Test]
    public async Task ManyAtOnce_LeaveExactCounts()
    {
        var conversation = (await _maya.WriteAsync(_tunde.Id, "First")).Text("conversation_id");
        var senders = new[] { _maya, Messenger.At(Messenger.Second, _maya) };
        var sent = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => senders[number % 2].WriteAsync(_tunde.Id, $"m{number}")));
        var there = Messenger.At(Messenger.Second, _tunde);

        await Task.WhenAll(
        [
            .. sent[..4].Select(async message => (await _tunde.DoAsync($"/{message.Text("id")}/read")).ShouldBe(204)),
            .. sent[..4].Select(async message => (await there.DoAsync($"/{message.Text("id")}/read")).ShouldBe(204)),
            .. sent[4..6].Select(async message => (await there.DoAsync($"/{message.Text("id")}/read")).ShouldBeOneOf(204, 404)),
            .. sent[4..10].Select(async message => (await DeleteAsync(_maya, message)).ShouldBe(204)),
            .. Enumerable.Range(0, 6).Select(number => (Task)_maya.WriteAsync(_tunde.Id, $"late{number}")),
            .. Enumerable.Range(0, 4).Select(number => (Task)_tunde.WriteAsync(_maya.Id, $"back{number}")),
        ]);

        // 25 were sent, of which 4 were read and 6 deleted, 2 of these perhaps after they were read; 6 came later.
        const int unread = 25 - 4 - 6 + 6;
        var items = (await _tunde.ListAsync($"/conversations/{conversation}?limit=100")).GetProperty("items").EnumerateArray().ToArray();
        items.Count(item => item.Text("recipient_id") == _tunde.Id && !item.GetProperty("is_read").GetBoolean()).ShouldBe(unread);
        (await _tunde.UnreadAsync(), await ListedUnreadAsync(_tunde), await ListedUnreadAsync(_maya)).ShouldBe((unread, unread, 4));
        (await _tunde.ConversationsAsync()).Single().GetProperty("last_message").Text("id").ShouldBe(items[0].Text("id"));
        items.Select(item => item.GetProperty("created_at").GetDateTimeOffset()).ShouldBeUnique();
    }

    private static async Task<int> ListedUnreadAsync(Person person) => (await person.ConversationsAsync()).Single().GetProperty("unread_count").GetInt32();

    private static async Task<int> DeleteAsync(Person person, JsonElement message) => (int)(await person.DeleteAsync($"/api/v1/messages/{message.Text("id")}")).StatusCode;
}
