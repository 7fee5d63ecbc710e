using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Messaging;

public sealed class NoticeTests
{
    private Person _maya = null!;
    private Person _tunde = null!;

    [SetUp]
    public async Task RegisterAsync()
    {
        (_maya, _tunde) = (await Messenger.First.RegisterAsync("Maya"), await Messenger.First.RegisterAsync("Tunde"));
        await VerifyAsync(_maya);
    }

    [TearDown]
    public void Leave()
    {
        _maya.Dispose();
        _tunde.Dispose();
    }

    [Test]
    public async Task Burst_ToSomebodyWhoIsAway_IsOneMail_WithTheNameAndNotTheText()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            await _tunde.WriteAsync(_maya.Id, $"Secret {number}");
        }

        await ElapseAsync();
        await SettledAsync();
        await _tunde.WriteAsync(_maya.Id, "Secret again");
        var mail = (await MailAsync()).Single();
        mail.Text("template").ShouldBe("new_message");
        mail.Text("text").ShouldContain("Tunde");
        mail.Text("text").ShouldNotContain("Secret");
        ((await NextDueAsync()).ShouldNotBeNull() - await SentAsync()).ShouldBe(Messenger.NotifyEvery);
    }

    [Test]
    public async Task Message_ThatIsReadInTime_IsNoMail()
    {
        var message = await _tunde.WriteAsync(_maya.Id, "Hello");
        (await NextDueAsync()).ShouldNotBeNull();

        (await _maya.DoAsync($"/{message.Text("id")}/read")).ShouldBe(204);

        (await NextDueAsync()).ShouldBeNull();
        (await MailAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Message_ThatCameInOverAStream_OnAnyNode_IsNoMail()
    {
        using var reader = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya));

        await _tunde.WriteAsync(_maya.Id, "Hello");

        (await reader.TextsAsync(1)).ShouldBe(["Hello"]);
        await Eventually.HoldsAsync(SeenAsync, "It is noted that the stream was open when the message came.");
        await ElapseAsync();
        await SettledAsync();
        (await MailAsync()).ShouldBeEmpty();
    }

    [TestCase("preference")]
    [TestCase("unverified")]
    [TestCase("suspended")]
    public async Task Somebody_WhoMustNotBeWrittenTo_GetsNoMail(string why)
    {
        await _tunde.WriteAsync(_maya.Id, "Hello");
        var change = why switch
        {
            "unverified" => new BsonDocument("email_verified", false),
            "suspended" => new BsonDocument("status", "suspended"),
            _ => [],
        };
        if (why == "preference")
        {
            (await _maya.PutAsync($"/api/v1/profile/{_maya.Id}", """{"preferences": {"notify_messages": false}}""")).IsSuccessStatusCode.ShouldBeTrue();
        }
        else
        {
            await SetAsync(_maya, change);
        }

        await ElapseAsync();
        await SettledAsync();
        (await MailAsync()).ShouldBeEmpty();
    }

    private static Task VerifyAsync(Person person) => SetAsync(person, new BsonDocument("email_verified", true));

    private static async Task SetAsync(Person person, BsonDocument fields) =>
        await Messenger.Collection("users").UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(person.Id)), new BsonDocument("$set", fields));

    /// <summary>Lets the time pass after which a mail is due: what was written is that much older.</summary>
    private async Task ElapseAsync()
    {
        var id = (await ConversationAsync())["_id"];
        await Messenger.Collection("messages").UpdateManyAsync(new BsonDocument("conversation_id", id), Earlier("created_at"));
        await Messenger.Collection("conversations").UpdateOneAsync(new BsonDocument("_id", id), Earlier("updated_at", await FieldAsync("due")));

        static PipelineDefinition<BsonDocument, BsonDocument> Earlier(params string[] fields) => new[]
        {
            new BsonDocument("$set", new BsonDocument(fields.Select(field =>
                new BsonElement(field, new BsonDocument("$subtract", new BsonArray { "$" + field, (long)Messenger.NotifyAfter.TotalMilliseconds }))))),
        };
    }

    /// <summary>Whether it is noted that Maya had a stream open after the newest message.</summary>
    private async Task<bool> SeenAsync() =>
        await Messenger.Collection("presence").Find(new BsonDocument("_id", ObjectId.Parse(_maya.Id))).FirstOrDefaultAsync() is { } seen
        && seen["seen_at"].ToUniversalTime() >= (await ConversationAsync())["updated_at"].ToUniversalTime();

    /// <summary>Waits until no mail is due any more.</summary>
    private Task SettledAsync() => Eventually.HoldsAsync(async () => await NextDueAsync() is null, "It is decided about the mail.");

    private async Task<DateTime?> NextDueAsync() => (await ConversationAsync()).TryGetValue(await FieldAsync("due"), out var at) ? at.ToUniversalTime() : null;

    private async Task<DateTime> SentAsync() => (await ConversationAsync())[await FieldAsync("sent")].ToUniversalTime();

    /// <summary>The name of Maya's field of this kind in the conversation.</summary>
    private async Task<string> FieldAsync(string kind) => $"notice_{((await ConversationAsync())["participants"][0] == ObjectId.Parse(_maya.Id) ? "first" : "second")}_{kind}";

    private Task<BsonDocument> ConversationAsync() => Messenger.Collection("conversations").Find(new BsonDocument("participants", ObjectId.Parse(_maya.Id))).SingleAsync();

    private async Task<JsonElement[]> MailAsync()
    {
        using var anybody = Messenger.First.Stranger();
        var outbox = await (await anybody.GetAsync($"/qa/outbox?to={_maya.Email}")).JsonAsync();
        return [.. outbox.GetProperty("items").EnumerateArray().Where(mail => mail.Text("template") != "email_verification")];
    }
}
