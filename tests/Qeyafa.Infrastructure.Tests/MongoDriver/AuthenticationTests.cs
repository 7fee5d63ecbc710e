using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class AuthenticationTests
{
    private ServerProcess _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerProcess.StartAsync("--auth");
        // Without any user, the server lets a client on the same machine make the first one.
        using var client = new MongoClient(_server.Url);
        await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument
        {
            { "createUser", "sulayma" },
            { "pwd", "wörd p@ss" },
            { "mechanisms", new BsonArray { "SCRAM-SHA-256" } },
            { "roles", new BsonArray { "root" } },
        });
    }

    [TearDown]
    public void Stop() => _server?.Dispose();

    [Test]
    public async Task Connect_WithAndWithoutTheRightPassword_IsTheServersDecision()
    {
        var commands = new List<BsonDocument>();
        var settings = MongoClientSettings.FromConnectionString(UrlFor("sulayma", "wörd p@ss"));
        settings.ClusterConfigurator = builder => builder.Subscribe<CommandStartedEvent>(e =>
        {
            lock (commands)
                commands.Add(e.Command);
        });
        using (var right = new MongoClient(settings))
        {
            var documents = right.GetDatabase("secured").GetCollection<BsonDocument>("documents");
            // A single server knows no retryable writes.
            await documents.InsertOneAsync(new BsonDocument("_id", 1));
            (await documents.CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
            await right.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument { { "updateUser", "sulayma" }, { "pwd", "new secret" } });
        }
        using var wrong = new MongoClient(UrlFor("sulayma", "not it"));
        using var nobody = new MongoClient(_server.Url);

        await Should.ThrowAsync<MongoAuthenticationException>(() => PingAsync(wrong, "find"));
        var refused = await Should.ThrowAsync<MongoCommandException>(() => PingAsync(nobody, "find"));

        refused.CodeName.ShouldBe("Unauthorized");
        commands.ShouldNotBeEmpty();
        commands.ShouldAllBe(c => !c.ToJson().Contains("secret", StringComparison.Ordinal), "events carry no passwords");
    }

    private static Task<BsonDocument> PingAsync(MongoClient client, string command) => client.GetDatabase("secured").RunCommandAsync<BsonDocument>(new BsonDocument(command, "documents"));

    private string UrlFor(string user, string password) =>
        _server.Url.Replace("://", $"://{user}:{Uri.EscapeDataString(password)}@", StringComparison.Ordinal) + "&authSource=admin&authMechanism=SCRAM-SHA-256";
}
