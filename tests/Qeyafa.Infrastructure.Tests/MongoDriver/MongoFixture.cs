using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>A client and a database of the test's own on the tests' server, which is a replica set with test commands enabled.</summary>
internal sealed class MongoFixture : IAsyncDisposable
{
    // The server has one fail point for commands, so tests that set it take turns.
    private static readonly SemaphoreSlim FailPoint = new(1);
    private bool _ownsFailPoint;

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
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(30);
        settings.WaitQueueTimeout = TimeSpan.FromSeconds(30);
        configure?.Invoke(settings);
        var client = new MongoClient(settings);
        return new MongoFixture(client, client.GetDatabase($"binding_{ObjectId.GenerateNewId()}"));
    }

    /// <summary>Makes this client's next commands of these names go wrong.</summary>
    public async Task FailAsync(BsonDocument failure, int times, params string[] commands)
    {
        if (!_ownsFailPoint)
            await FailPoint.WaitAsync();
        _ownsFailPoint = true;
        var data = new BsonDocument(failure) { { "failCommands", new BsonArray(commands) }, { "appName", Client.Settings.ApplicationName } };
        await ConfigureAsync(new BsonDocument { { "mode", new BsonDocument("times", times) }, { "data", data } });
    }

    public Task InsertNumbersAsync(int count) =>
        Documents.InsertManyAsync(Enumerable.Range(0, count).Select(i => new BsonDocument { { "_id", i }, { "n", i } }));

    public async ValueTask DisposeAsync()
    {
        using var client = new MongoClient(Url);
        try
        {
            if (_ownsFailPoint)
                await ConfigureAsync(new BsonDocument("mode", "off"));
        }
        finally
        {
            if (_ownsFailPoint)
                FailPoint.Release();
        }
        await client.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);
        Client.Dispose();
    }

    private Task<BsonDocument> ConfigureAsync(BsonDocument what)
    {
        var command = new BsonDocument("configureFailPoint", "failCommand");
        return Client.GetDatabase("admin").RunCommandAsync<BsonDocument>(command.AddRange(what));
    }
}
