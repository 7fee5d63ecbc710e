using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Privacy;

/// <summary>One server for the fixtures of this namespace: little is deleted at once, and what is left soon afterwards; the last pass comes when it is asked for.</summary>
[SetUpFixture]
internal sealed class PrivacyServer
{
    /// <summary>How many documents of a collection are deleted together with the account.</summary>
    public const int AtOnce = 50;

    private static QeyafaServer? _server;

    public static Dictionary<string, string?> Settings => new() { ["Erasure:SweepSeconds"] = "2", ["Erasure:LeaseSeconds"] = "2", ["Erasure:DocumentsAtOnce"] = "50" };

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public static IMongoDatabase Database => Server.Services.GetRequiredService<IMongoDatabase>();

    /// <summary>Changes an account in the database, as no request could.</summary>
    public static Task SetAsync(Person person, BsonDocument fields) => Database.GetCollection<BsonDocument>("users")
        .UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(person.Id)), new BsonDocument("$set", fields));

    /// <summary>Makes somebody an administrator.</summary>
    public static async Task<Person> AdministratorAsync()
    {
        var admin = await Server.RegisterAsync("Ada");
        await SetAsync(admin, new BsonDocument("roles", new BsonArray { "admin" }));
        return admin;
    }

    /// <summary>Lets a person's sessions look as if their sign-ins were some time ago.</summary>
    public static Task SignedInAgoAsync(Person person, TimeSpan ago) => Database.GetCollection<BsonDocument>("sessions")
        .UpdateManyAsync(new BsonDocument("user_id", ObjectId.Parse(person.Id)), new BsonDocument("$set", new BsonDocument("authenticated_at", DateTime.UtcNow - ago)));

    /// <summary>Stores measurements past the API.</summary>
    public static Task StoreMeasurementsAsync(IMongoDatabase database, string userId, int count) => database.GetCollection<BsonDocument>("measurements").InsertManyAsync(
        Enumerable.Range(0, count).Select(number => new BsonDocument
        {
            ["user_id"] = ObjectId.Parse(userId),
            ["measurements"] = new BsonDocument("chest", 80 + (number % 40)),
            ["unit"] = "cm",
            ["source"] = "manual",
            ["processed_at"] = DateTime.UnixEpoch.AddMinutes(number),
            ["created_at"] = DateTime.UnixEpoch.AddMinutes(number),
            ["version"] = 1L,
        }));

    /// <summary>
    /// Waits until an erasure is finished. Its last pass is brought forward as soon as the passes before it are over: it comes late on this server, as it must come after
    /// every request that was under way, however long that takes.
    /// </summary>
    public static Task FinishedAsync(string erasure) => Eventually.HoldsAsync(
        async () =>
        {
            var now = DateTime.UtcNow;
            var erasures = Database.GetCollection<BsonDocument>("erasures");
            var forward = await erasures.UpdateOneAsync(
                new BsonDocument { ["_id"] = erasure, ["due_at"] = new BsonDocument("$gt", now.AddMinutes(1)) },
                new BsonDocument("$set", new BsonDocument { ["final_at"] = now, ["due_at"] = now }));
            if (forward.ModifiedCount == 1)
            {
                Server.Services.GetRequiredService<Infrastructure.Mongo.Privacy.ErasureSignal>().Set();
            }

            return await erasures.CountDocumentsAsync(new BsonDocument("_id", erasure)) == 0;
        },
        "the erasure is finished");

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(new(Settings) { ["Erasure:SweepSeconds"] = "3600" });

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
