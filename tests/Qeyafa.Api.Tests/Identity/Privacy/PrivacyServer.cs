using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Api.Tests.Identity.Privacy;

/// <summary>One server for the fixtures of this namespace: little is deleted at once, and what is left soon afterwards.</summary>
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

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(Settings);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
