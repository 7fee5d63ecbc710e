using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Api.Tests.Identity.Privacy;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Api.Tests.Messaging;

[NonParallelizable]
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

        await SettledAsync();
        await _tunde.WriteAsync(_maya.Id, "Secret again");
        var mail = (await MailAsync()).Single();
        mail.Text("template").ShouldBe("new_message");
        mail.Text("text").ShouldContain("Tunde");
        mail.Text("text").ShouldNotContain("Secret");
        (await NextDueAsync()).ShouldNotBeNull().ShouldBeGreaterThan(DateTime.UtcNow.AddMinutes(10));
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

        await SettledAsync();
        (await MailAsync()).ShouldBeEmpty();
    }

    private static Task VerifyAsync(Person person) => SetAsync(person, new BsonDocument("email_verified", true));

    private static async Task SetAsync(Person person, BsonDocument fields) =>
        await Messenger.Collection("users").UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(person.Id)), new BsonDocument("$set", fields));

    /// <summary>Waits until no mail is due any more.</summary>
    private Task SettledAsync() => Waiting.UntilAsync(async () => await NextDueAsync() is null, "It is decided about the mail.");

    private async Task<DateTime?> NextDueAsync()
    {
        var conversation = await Messenger.Collection("conversations").Find(new BsonDocument("participants", ObjectId.Parse(_maya.Id))).SingleAsync();
        var due = conversation["participants"][0] == ObjectId.Parse(_maya.Id) ? "notice_first_due" : "notice_second_due";
        return conversation.TryGetValue(due, out var at) ? at.ToUniversalTime() : null;
    }

    private async Task<JsonElement[]> MailAsync()
    {
        using var anybody = Messenger.First.Stranger();
        var outbox = await (await anybody.GetAsync($"/qa/outbox?to={_maya.Email}")).JsonAsync();
        return [.. outbox.GetProperty("items").EnumerateArray().Where(mail => mail.Text("template") != "email_verification")];
    }
}
