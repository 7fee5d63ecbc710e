using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>A client and a database of the test's own on the tests' server, which is a replica set with test commands enabled.</summary>
internal sealed class MongoFixture : IAsyncDisposable
{
    private const string Failing = "failCommand";
    private const string Holding = "waitInFindBeforeMakingBatch";

    // The server has one fail point of a kind, so tests that set one take turns.
    private static readonly SemaphoreSlim FailPoint = new(1);
    private string? _failPoint;

    private MongoFixture(MongoClient client, IMongoDatabase database)
    {
        Client = client;
        Database = database;
    }

    public static string Url { get; private set; } = "";

    public MongoClient Client { get; }

    public IMongoDatabase Database { get; }

    public IMongoCollection<BsonDocument> Documents => Database.GetCollection<BsonDocument>("documents");

    /// <summary>Finds the server, or starts one; once for all tests.</summary>
    public static async Task FindServerAsync() => Url = await TestMongo.UrlAsync();

    public static MongoFixture Start(Action<MongoClientSettings>? configure = null)
    {
        var settings = MongoClientSettings.FromConnectionString(Url);
        // The name lets a fail point hit this fixture's commands and no other's.
        settings.ApplicationName = $"test{ObjectId.GenerateNewId()}";
        settings.MaxConnectionPoolSize = 8;
        configure?.Invoke(settings);
        var client = new MongoClient(settings);
        return new MongoFixture(client, client.GetDatabase($"binding_{ObjectId.GenerateNewId()}"));
    }

    /// <summary>Makes this client's next commands of these names go wrong.</summary>
    public async Task FailAsync(BsonDocument failure, int times, params string[] commands)
    {
        await TakeTurnAsync(Failing);
        var data = new BsonDocument(failure) { { "failCommands", new BsonArray(commands) }, { "appName", Client.Settings.ApplicationName } };
        await ConfigureAsync(Failing, new BsonDocument { { "mode", new BsonDocument("times", times) }, { "data", data } });
    }

    /// <summary>Has the server hold every find in <see cref="Documents"/>, whoever asks, until it is let go.</summary>
    public async Task HoldFindsAsync()
    {
        await TakeTurnAsync(Holding);
        await ConfigureAsync(Holding, new BsonDocument { { "mode", "alwaysOn" }, { "data", new BsonDocument("nss", $"{Documents.CollectionNamespace}") } });
    }

    /// <summary>Waits until the server holds so many finds.</summary>
    public Task HeldAsync(int finds = 1) => Eventually.HoldsAsync(async () => await HeldFindsAsync() == finds, $"the server holds {finds} finds");

    /// <summary>Has the server go on with the finds that it holds.</summary>
    public Task LetGoAsync() => ConfigureAsync(Holding, new BsonDocument("mode", "off"));

    public Task InsertNumbersAsync(int count) =>
        Documents.InsertManyAsync(Enumerable.Range(0, count).Select(i => new BsonDocument { { "_id", i }, { "n", i } }));

    public async ValueTask DisposeAsync()
    {
        var client = await TestMongo.ClientAsync();
        try
        {
            if (_failPoint is { } name)
                await ConfigureAsync(name, new BsonDocument("mode", "off"));
        }
        finally
        {
            if (_failPoint is not null)
                FailPoint.Release();
        }
        await client.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);
        Client.Dispose();
    }

    private async Task TakeTurnAsync(string failPoint)
    {
        if (_failPoint is null)
            await FailPoint.WaitAsync();
        else
            _failPoint.ShouldBe(failPoint, "a test sets one of them");
        _failPoint = failPoint;
    }

    private async Task<int> HeldFindsAsync()
    {
        var held = await (await AdminAsync()).AggregateAsync<BsonDocument>(new BsonDocument[]
        {
            new("$currentOp", new BsonDocument("allUsers", value: true)),
            new("$match", new BsonDocument { { "ns", $"{Documents.CollectionNamespace}" }, { "failpointMsg", Holding } }),
        });
        return (await held.ToListAsync()).Count;
    }

    private static async Task ConfigureAsync(string failPoint, BsonDocument what) =>
        await (await AdminAsync()).RunCommandAsync<BsonDocument>(new BsonDocument("configureFailPoint", failPoint).AddRange(what));

    // Not by the test's own client: that may have no connection left.
    private static async Task<IMongoDatabase> AdminAsync() => (await TestMongo.ClientAsync()).GetDatabase("admin");
}
