using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Messaging;

public sealed class SendTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

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
    public async Task Message_IsAnsweredAsItIsStored()
    {
        var answer = await _maya.TryWriteAsync(_tunde.Id, "The first fitting is on Friday.");

        ((int)answer.StatusCode).ShouldBe(201);
        var message = await answer.JsonAsync();
        message.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "sender_id", "recipient_id", "content", "is_read", "parent_id", "conversation_id", "created_at", "updated_at"], ignoreOrder: true);
        (message.Text("sender_id"), message.Text("recipient_id"), message.Text("content"), message.GetProperty("is_read").GetBoolean(), message.GetProperty("parent_id").ValueKind)
            .ShouldBe((_maya.Id, _tunde.Id, "The first fitting is on Friday.", false, JsonValueKind.Null));
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/messages/conversations/{message.Text("conversation_id")}");
        (await _tunde.WriteAsync(_maya.Id, "Good")).Text("conversation_id").ShouldBe(message.Text("conversation_id"));
    }

    [TestCase(" leading and trailing \t\r\n")]
    [TestCase("e\u0301 is not \u00e9, nor is \u212b \u00c5")]
    [TestCase("<script>alert(1)</script> {{7*7}} ${x} $where %00 '; drop table")]
    [TestCase("👩‍👩‍👧 مرحبا ﷽ ‮")]
    [TestCase(" ")]
    public async Task Text_IsKeptAsWritten(string text)
    {
        var sent = await _maya.WriteAsync(_tunde.Id, text);

        sent.Text("content").ShouldBe(text);
        var read = (await _tunde.ListAsync($"/conversations/{sent.Text("conversation_id")}")).GetProperty("items")[0];
        read.Text("content").ShouldBe(text);
        read.Text("content").Length.ShouldBe(text.Length);
    }

    [Test]
    public async Task Text_Of10000Characters_IsTaken_AndOneMoreIsNot()
    {
        (await _maya.WriteAsync(_tunde.Id, string.Concat(Enumerable.Repeat("😀", 10_000)))).Text("content").Length.ShouldBe(20_000);
        (await _maya.WriteAsync(_tunde.Id, new string('a', 10_000))).Text("content").Length.ShouldBe(10_000);

        foreach (var text in new[] { "", new string('a', 10_001) })
        {
            var problem = await (await _maya.TryWriteAsync(_tunde.Id, text)).ProblemAsync(422, "validation_failed");
            problem.GetProperty("errors").GetProperty("content")[0].GetString().ShouldBe("must have 1 to 10,000 characters.");
        }
    }

    [TestCase("""{"recipient_id": "{0}", "content": "a\u0000b"}""", "content")]
    [TestCase("""{"recipient_id": "{0}", "content": "a\u001bb"}""", "content")]
    [TestCase("""{"recipient_id": "{0}", "content": "\ud83d"}""", "content")]
    [TestCase("""{"recipient_id": "{0}", "content": 7}""", "content")]
    [TestCase("""{"recipient_id": "{0}", "content": null}""", "content")]
    [TestCase("""{"recipient_id": "{0}"}""", "content")]
    [TestCase("""{"content": "a"}""", "recipient_id")]
    [TestCase("""{"recipient_id": "maya", "content": "a"}""", "recipient_id")]
    [TestCase("""{"recipient_id": "{0}", "content": "a", "parent_id": "x"}""", "parent_id")]
    [TestCase("""{"recipient_id": "{0}", "content": "a", "sender_id": "{0}"}""", "sender_id")]
    public async Task Body_ThatCannotBeRead_NamesTheMember(string body, string member) =>
        await (await _maya.PostAsync("/api/v1/messages", body.Replace("{0}", _tunde.Id, StringComparison.Ordinal))).BlamesAsync(member);

    [Test]
    public async Task Body_ThatIsNoJson_Is415_AndTooLargeIs413()
    {
        var text = new HttpRequestMessage(HttpMethod.Post, "/api/v1/messages") { Content = new StringContent("hello") };
        await (await _maya.Http.SendAsync(text)).ProblemAsync(415, "unsupported_media_type");
        await (await _maya.TryWriteAsync(_tunde.Id, new string('a', 1_100_000))).ProblemAsync(413, "content_too_large");
    }

    [Test]
    public async Task Oneself_CannotBeWrittenTo() =>
        (await (await _maya.TryWriteAsync(_maya.Id, "Hello me")).ProblemAsync(422, "validation_failed")).GetProperty("errors").TryGetProperty("recipient_id", out _).ShouldBeTrue();

    [Test]
    public async Task Recipient_AbsentSuspendedOrBlocking_GivesOneAnswer()
    {
        var absent = await RefusalAsync(Absent);
        await Messenger.Collection("users").UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(_tunde.Id)), new BsonDocument("$set", new BsonDocument("status", "suspended")));
        var suspended = await RefusalAsync(_tunde.Id);
        using var ada = await Messenger.First.RegisterAsync("Ada");
        ((int)(await ada.PutAsync($"/api/v1/messages/blocks/{_maya.Id}", "")).StatusCode).ShouldBe(204);

        (await RefusalAsync(ada.Id)).ShouldBe(absent);
        suspended.ShouldBe(absent);
        (await Messenger.Collection("conversations").CountDocumentsAsync(new BsonDocument("participants", ObjectId.Parse(_maya.Id)))).ShouldBe(0);

        async Task<(string, string)> RefusalAsync(string recipient)
        {
            var problem = await (await _maya.TryWriteAsync(recipient, "Hello")).ProblemAsync(422, "recipient_unreachable");
            return (problem.Text("title"), problem.Text("detail"));
        }
    }

    [Test]
    public async Task IdempotencyKey_SendsOnce()
    {
        var first = await (await _maya.TryWriteAsync(_tunde.Id, "Once", headers: ("Idempotency-Key", "k1"))).JsonAsync();
        var again = await (await _maya.TryWriteAsync(_tunde.Id, "Once", headers: ("Idempotency-Key", "k1"))).JsonAsync();

        again.Text("id").ShouldBe(first.Text("id"));
        (await _tunde.UnreadAsync()).ShouldBe(1);
        await (await _maya.TryWriteAsync(_tunde.Id, "Twice", headers: ("Idempotency-Key", "k1"))).ProblemAsync(422, "idempotency_key_reused");
    }

    [Test]
    public async Task Conversation_OfOnesChoice_IsMadeAndUsedByBoth_AndStrangersFindNone()
    {
        var own = Guid.NewGuid().ToString();
        var first = await _maya.WriteAsync(_tunde.Id, "The blue coat", own);
        first.Text("conversation_id").ShouldBe(own);
        (await _tunde.WriteAsync(_maya.Id, "Yes?", own)).Text("conversation_id").ShouldBe(own);
        (await _tunde.WriteAsync(_maya.Id, "Something else")).Text("conversation_id").ShouldNotBe(own);
        using var mallory = await Messenger.First.RegisterAsync("Mallory");

        await (await mallory.TryWriteAsync(_maya.Id, "Let me in", own)).ProblemAsync(404, "not_found");
        await (await mallory.GetAsync($"/api/v1/messages/conversations/{own}")).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task SharedConversation_OfOthers_IsNeitherJoinedNorOccupied_WhetherItExistsOrNot()
    {
        var shared = (await _maya.WriteAsync(_tunde.Id, "Hello")).Text("conversation_id");
        using var mallory = await Messenger.First.RegisterAsync("Mallory");

        var taken = await (await mallory.TryWriteAsync(_maya.Id, "Hi", shared)).ProblemAsync(404, "not_found");
        var free = await (await mallory.TryWriteAsync(_maya.Id, "Hi", "c_" + new string('x', 43))).ProblemAsync(404, "not_found");

        free.Text("detail").ShouldBe(taken.Text("detail"));
        (await mallory.ConversationsAsync()).ShouldBeEmpty();
    }

    [TestCase("")]
    [TestCase("with space")]
    [TestCase("a/b")]
    public async Task Conversation_WithAnUnsoundId_Is422(string id) =>
        (await (await _maya.TryWriteAsync(_tunde.Id, "Hello", id)).ProblemAsync(422, "validation_failed")).GetProperty("errors").TryGetProperty("conversation_id", out _).ShouldBeTrue();

    [Test]
    public async Task ConversationId_Of100Characters_IsTaken_AndOneMoreIsNot()
    {
        (await _maya.WriteAsync(_tunde.Id, "Hello", new string('x', 90) + Guid.NewGuid().ToString("N")[..10])).Text("conversation_id").Length.ShouldBe(100);
        await (await _maya.TryWriteAsync(_tunde.Id, "Hello", new string('x', 101))).ProblemAsync(422, "validation_failed");
    }

    [Test]
    public async Task Answer_ToAMessage_StaysInItsConversation()
    {
        var own = Guid.NewGuid().ToString();
        var question = await _maya.WriteAsync(_tunde.Id, "Which blue?", own);

        var reply = await _tunde.WriteAsync(_maya.Id, "Navy", parentId: question.Text("id"));

        (reply.Text("parent_id"), reply.Text("conversation_id")).ShouldBe((question.Text("id"), own));
        var elsewhere = await _maya.WriteAsync(_tunde.Id, "By the way");
        using var ada = await Messenger.First.RegisterAsync("Ada");
        foreach (var refused in new[]
        {
            await _tunde.TryWriteAsync(_maya.Id, "Navy", own, elsewhere.Text("id")),
            await _tunde.TryWriteAsync(_maya.Id, "Navy", parentId: Absent),
            await ada.TryWriteAsync(_maya.Id, "Navy", parentId: question.Text("id")),
            await _maya.TryWriteAsync(ada.Id, "Navy", parentId: question.Text("id")),
        })
        {
            var problem = await refused.ProblemAsync(422, "validation_failed");
            problem.GetProperty("errors").GetProperty("parent_id")[0].GetString().ShouldBe("must be a message of the same conversation.");
        }
    }
}
