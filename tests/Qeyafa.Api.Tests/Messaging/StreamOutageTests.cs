using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Api.Tests.Identity.Privacy;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Messaging;

/// <summary>The database goes away, or forgets where a node was, while somebody follows their messages.</summary>
public sealed class StreamOutageTests
{
    private const int ChangeStreamHistoryLost = 286;

    [Test]
    public async Task Stream_LosesAndDoublesNothing_WhenTheDatabaseRestarts_OrForgetsThePlace()
    {
        await using var mongo = await TestMongo.StartDedicatedAsync();
        await using var server = await QeyafaServer.StartAsync(PrivacyServer.Settings, mongo.Url, follows: true);
        using var maya = await server.RegisterAsync("Maya");
        using var tunde = await server.RegisterAsync("Tunde");
        string last;
        using (var reader = await EventReader.OpenAsync(maya))
        {
            await tunde.WriteAsync(maya.Id, "Before");
            (await reader.TextsAsync(1)).ShouldBe(["Before"]);
            await mongo.KillAsync();
            await mongo.RestartAsync();
            await Eventually.HoldsAsync(async () => (int)(await tunde.TryWriteAsync(maya.Id, "After", headers: ("Idempotency-Key", "after"))).StatusCode == 201, "Messages are taken again.");
            last = (await reader.NextAsync()).ShouldNotBeNull().Text("id");

            await ForgetAsync(server.Services.GetRequiredService<IMongoDatabase>());

            (await reader.NextAsync()).ShouldBeNull("Nobody knows what was missed.");
        }

        await tunde.WriteAsync(maya.Id, "Meanwhile");
        using var again = await EventReader.OpenAsync(maya, last);
        await tunde.WriteAsync(maya.Id, "Live");
        (await again.TextsAsync(2)).ShouldBe(["Meanwhile", "Live"]);
    }

    /// <summary>Has the server say once, as it does when its oplog is too short, that it no longer knows the place of whoever follows messages.</summary>
    private static async Task ForgetAsync(IMongoDatabase database) => await database.Client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument
    {
        ["configureFailPoint"] = "failCommand",
        ["mode"] = new BsonDocument("times", 1),
        ["data"] = new BsonDocument
        {
            ["failCommands"] = new BsonArray { "getMore" },
            ["namespace"] = $"{database.DatabaseNamespace}.messages",
            ["errorCode"] = ChangeStreamHistoryLost,
            ["errorLabels"] = new BsonArray { "NonResumableChangeStreamError" },
        },
    });
}
