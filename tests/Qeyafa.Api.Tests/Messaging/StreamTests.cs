using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Messaging;

public sealed class StreamTests
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
    public async Task Stream_TellsBoth_OnWhicheverNode_AndNobodyElse()
    {
        using var ada = await Messenger.First.RegisterAsync("Ada");
        using (var early = await EventReader.OpenAsync(_maya))
        using (var earlyThere = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya)))
        {
            await _tunde.WriteAsync(_maya.Id, "Before");
            (await early.TextsAsync(1)).ShouldBe(await earlyThere.TextsAsync(1));
        }

        using var here = await EventReader.OpenAsync(_maya);
        using var there = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya));
        using var own = await EventReader.OpenAsync(_tunde);
        using var others = await EventReader.OpenAsync(ada);
        here.Answer.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        here.Answer.Header("Cache-Control").ShouldBe("no-store");

        var sent = await _tunde.WriteAsync(_maya.Id, "Two\nlines");
        await ada.WriteAsync(_tunde.Id, "Another");

        foreach (var reader in new[] { here, there, own })
        {
            (await reader.NextAsync()).ShouldNotBeNull().ToString().ShouldBe(sent.ToString());
        }

        (await others.TextsAsync(1)).ShouldBe(["Another"]);
        (await own.TextsAsync(1)).ShouldBe(["Another"]);
    }

    [Test]
    public async Task Resume_FirstTellsWhatCameMeanwhile_InOrder_AndThenGoesOn()
    {
        string last;
        using (var reader = await EventReader.OpenAsync(_maya))
        {
            await _tunde.WriteAsync(_maya.Id, "m0");
            last = (await reader.NextAsync()).ShouldNotBeNull().Text("id");
        }

        foreach (var number in Enumerable.Range(1, 130))
        {
            await (number % 3 == 0 ? _maya.WriteAsync(_tunde.Id, $"m{number}") : _tunde.WriteAsync(_maya.Id, $"m{number}"));
        }

        using var resumed = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya), last);
        await _tunde.WriteAsync(_maya.Id, "m131");

        (await resumed.TextsAsync(131)).ShouldBe(Enumerable.Range(1, 131).Select(number => $"m{number}"));
        await _tunde.WriteAsync(_maya.Id, "m132");
        (await resumed.TextsAsync(1)).ShouldBe(["m132"], "What was stored and came live, too, is told once.");
    }

    [Test]
    public async Task Resume_BehindADeletedMessage_IsPossible_AndBehindAnothersIsNot()
    {
        var deleted = await _tunde.WriteAsync(_maya.Id, "Gone");
        await _tunde.WriteAsync(_maya.Id, "Kept");
        await _tunde.DeleteAsync($"/api/v1/messages/{deleted.Text("id")}");
        using var ada = await Messenger.First.RegisterAsync("Ada");

        using var resumed = await EventReader.OpenAsync(_maya, deleted.Text("id"));

        (await resumed.TextsAsync(1)).ShouldBe(["Kept"]);
        await (await ada.GetAsync("/api/v1/messages/stream", ("Last-Event-ID", deleted.Text("id")))).ProblemAsync(404, "not_found");
        await (await ada.GetAsync("/api/v1/messages/stream", ("Last-Event-ID", "aaaaaaaaaaaaaaaaaaaaaaaa"))).ProblemAsync(404, "not_found");
        await (await ada.GetAsync("/api/v1/messages/stream", ("Last-Event-ID", "7"))).BlamesAsync("Last-Event-ID");
    }

    [Test]
    public async Task Stream_EndsWithItsSession_OnEveryNode()
    {
        using var here = await EventReader.OpenAsync(_maya);
        using var there = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya));

        ((int)(await _maya.SendAsync(HttpMethod.Post, "/api/v1/auth/logout-all", null)).StatusCode).ShouldBe(204);

        (await here.NextAsync()).ShouldBeNull();
        (await there.NextAsync()).ShouldBeNull();
    }

    [Test]
    public async Task Stream_EndsWithTheAccount()
    {
        using var there = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya));

        ((int)(await _maya.DeleteAsync($"/api/v1/users/{_maya.Id}")).StatusCode).ShouldBe(204);

        (await there.NextAsync()).ShouldBeNull();
    }

    [Test]
    public async Task Stream_EndsWhenTheAccountIsSuspended_OnEveryNode()
    {
        using var here = await EventReader.OpenAsync(_maya);
        using var there = await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya));

        await Messenger.Collection("users").UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(_maya.Id)), new BsonDocument("$set", new BsonDocument("status", "suspended")));

        (await here.NextAsync()).ShouldBeNull();
        (await there.NextAsync()).ShouldBeNull();
    }

    [Test]
    public async Task Streams_BeyondTheLimit_Are429_UntilOneCloses()
    {
        var open = new List<EventReader>();
        for (var number = 0; number < 10; number++)
        {
            open.Add(await EventReader.OpenAsync(_maya));
        }

        var refused = await _maya.GetAsync("/api/v1/messages/stream");
        await refused.ProblemAsync(429, "too_many_streams");
        refused.Header("Retry-After").ShouldBe("30");
        using (await EventReader.OpenAsync(Messenger.At(Messenger.Second, _maya)))
        {
            open[0].Dispose();
            await Eventually.HoldsAsync(
                async () =>
                {
                    var again = await _maya.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/messages/stream"), HttpCompletionOption.ResponseHeadersRead);
                    again.Dispose();
                    return (int)again.StatusCode == 200;
                },
                "A closed stream counts no more.");
        }

        open.ForEach(reader => reader.Dispose());
    }
}
