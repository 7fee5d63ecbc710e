using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Migrations;

/// <summary>The command <c>migrate</c> and the start of <c>serve</c>, with the settings of Production and real processes.</summary>
public sealed class MigrateTests
{
    private const int Accounts = 4_000;

    /// <summary>How many accounts a migration comes to while a test holds the next one.</summary>
    private const int Free = 1_000;

    private TestDatabase _own = null!;

    [SetUp]
    public async Task MakeDatabaseAsync()
    {
        _own = await TestMongo.CreateDatabaseAsync();

        // The portable server crashes under Wine when several clients create one collection at once (docs/embedded-mongodb.md).
        await _own.Database.CreateCollectionAsync("locks");
    }

    [TearDown]
    public async Task DropDatabaseAsync() => await _own.DisposeAsync();

    [Test]
    public async Task TwoNodesThatStartAtOnce_MigrateOnce_AndBothServe()
    {
        var ports = new[] { FreePort(), FreePort() };
        using var first = Start("serve", "--urls", $"http://127.0.0.1:{ports[0]}", "--Migrations:AtStart=apply");
        using var second = Start("serve", "--urls", $"http://127.0.0.1:{ports[1]}", "--Migrations:AtStart=apply");
        using var http = new HttpClient();

        await Task.WhenAll(ServesAsync(first, ports[0]), ServesAsync(second, ports[1]));

        var history = await Documents("migration_history").Find(new BsonDocument()).ToListAsync();
        history.Select(run => run["number"].AsInt32).Order().ShouldBe(Enumerable.Range(1, history.Count));
        history.Select(run => run["by"]["process"].AsInt32).Distinct().Count().ShouldBe(1, "One of them has migrated.");
        (await Documents("locks").CountDocumentsAsync(new BsonDocument("_id", "migrations"))).ShouldBe(0);

        async Task ServesAsync(ProgramRun node, int port) => await Eventually.HoldsAsync(
            async () =>
            {
                node.HasEnded.ShouldBeFalse(node.Errors);
                try
                {
                    return (await http.GetAsync($"http://127.0.0.1:{port}/health/ready")).StatusCode == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "The node serves.");
    }

    [Test]
    public async Task MigrationThatIsKilledInTheMiddle_GoesOnWhereItWas_AndLosesNothing()
    {
        using (var before = Start("migrate", "up", "--to", "7"))
        {
            (await before.EndAsync()).ShouldBe(0, before.Errors);
        }

        var users = Documents("users");
        await users.InsertManyAsync(Enumerable.Range(0, Accounts).Select(n => new BsonDocument { ["n"] = n, ["full_name"] = $"Person {n}", ["password"] = $"hash {n}", ["is_active"] = n % 3 != 0, ["search"] = new BsonArray() }));
        using (var holding = await _own.Client.StartSessionAsync())
        using (var killed = Start("migrate", "up", "--set", "Migrations:BatchSize=5"))
        {
            // The migration waits for an account that a transaction has changed: so it cannot end before it is killed.
            holding.StartTransaction();
            await users.UpdateOneAsync(holding, new BsonDocument("n", Free), new BsonDocument("$set", new BsonDocument("held", true)));
            await Eventually.HoldsAsync(async () => (await PlaceAsync()) >= Free, "The migration is under way.");
            killed.Kill();
            await killed.EndAsync();
        }

        var place = await PlaceAsync();
        place.ShouldBeInRange(Free, Accounts - 1);
        (await users.CountDocumentsAsync(new BsonDocument("full_name", new BsonDocument("$exists", true)))).ShouldBeGreaterThan(0, "It was killed in the middle.");
        await Documents("locks").UpdateOneAsync(new BsonDocument("_id", "migrations"), new BsonDocument("$set", new BsonDocument("expires_at", DateTime.UtcNow.AddSeconds(-1))));

        using var again = Start("migrate", "up", "--json");
        (await again.EndAsync()).ShouldBe(0, again.Errors);

        again.Errors.ShouldContain(FormattableString.Invariant($"0008 current_documents: users: {place:N0} of"), Case.Sensitive, "It goes on where it was.");
        var run = JsonNode.Parse(again.Output)!["runs"]!.AsArray().First(step => step!["number"]!.GetValue<int>() == 8)!;
        (run["attempts"]!.GetValue<int>(), run["direction"]!.GetValue<string>()).ShouldBe((2, "up"));
        var all = await users.Find(new BsonDocument()).Sort(new BsonDocument("n", 1)).ToListAsync();
        all.Select(user => (user["n"].AsInt32, user["name"].AsString, user["password_hash"].AsString, user["status"].AsString, user.Contains("password") || user.Contains("full_name") || user.Contains("is_active")))
            .ShouldBe(Enumerable.Range(0, Accounts).Select(n => (n, $"Person {n}", $"hash {n}", n % 3 == 0 ? "inactive" : "active", false)));
        (await Documents("migration_history").CountDocumentsAsync(new BsonDocument("number", 8))).ShouldBe(1);

        async Task<long> PlaceAsync() =>
            await Documents("migrations").Find(new BsonDocument("_id", 8)).FirstOrDefaultAsync() is { } record && record.Contains("attempt") ? record["attempt"]["place"]["done"].ToInt64() : 0;
    }

    [Test]
    public async Task DatabaseThatIsBehind_IsNotServedInProduction_AndTheSentenceNamesWhatIsPending()
    {
        using var serve = Start("serve", "--urls", $"http://127.0.0.1:{FreePort()}");
        using var admin = Start("admin", "create", "--email", "owner@example.com");
        using var check = Start("migrate", "status", "--check", "--json");
        using var plan = Start("migrate", "up", "--to", "2", "--dry-run", "--json");
        using var wrong = Start("migrate", "down", "--to", "none");

        foreach (var refused in new[] { serve, admin })
        {
            (await refused.EndAsync()).ShouldBe(1);
            refused.Errors.ShouldContain("It lacks the migrations 0001 create_foundation, 0002 create_identity");
            refused.Errors.ShouldContain("Run the command 'migrate up'");
        }

        (await check.EndAsync()).ShouldBe(1);
        var status = JsonNode.Parse(check.Output)!;
        status["ready"]!.GetValue<bool>().ShouldBeFalse();
        status["migrations"]!.AsArray().ShouldAllBe(step => step!["state"]!.GetValue<string>() == "pending");
        (await plan.EndAsync()).ShouldBe(0, plan.Errors);
        JsonNode.Parse(plan.Output)!["planned"]!.AsArray().Select(step => step!["number"]!.GetValue<int>()).ShouldBe([1, 2]);
        (await wrong.EndAsync()).ShouldBe(64);
        wrong.Errors.ShouldContain("--to none is no migration's number.");
        (await Documents("migrations").CountDocumentsAsync(new BsonDocument())).ShouldBe(0);
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private ProgramRun Start(params string[] arguments) => new(_own.Url, _own.Name, arguments);

    private IMongoCollection<BsonDocument> Documents(string collection) => _own.Database.GetCollection<BsonDocument>(collection);
}
