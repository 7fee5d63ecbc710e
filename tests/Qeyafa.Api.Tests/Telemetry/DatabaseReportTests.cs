using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Infrastructure.Mongo.Monitoring;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary><c>GET /admin/database</c>; that it is for administrators alone is shown for every route.</summary>
public sealed class DatabaseReportTests
{
    private const string Path = "/api/v1/admin/database";

    private static IMongoDatabase Database => Watchtower.Server.Services.GetRequiredService<IMongoDatabase>();

    [Test]
    public async Task Report_TellsOfServerReplicaSetOplogConnectionsTimesAndCollections()
    {
        using var maya = await Watchtower.Server.RegisterAsync();
        await maya.RecordAsync();
        var report = await FreshAsync(found => Operation(found, "measurements", "insert") is not null);

        report.GetProperty("unavailable").GetArrayLength().ShouldBe(0, report.GetProperty("unavailable").ToString());
        report.GetProperty("server").GetProperty("version").GetString()!.ShouldStartWith("7.");
        report.GetProperty("server").GetProperty("connections_current").GetInt64().ShouldBePositive();
        report.GetProperty("replica_set").GetProperty("members")[0].GetProperty("state").GetString().ShouldBe("PRIMARY");
        report.GetProperty("oplog").GetProperty("hours").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        report.GetProperty("connections").GetProperty("max").GetInt32().ShouldBe(32);
        var insert = Operation(report, "measurements", "insert")!.Value.GetProperty("since_start");
        insert.GetProperty("count").GetInt64().ShouldBePositive();
        insert.GetProperty("p99_ms").GetDouble().ShouldBeGreaterThanOrEqualTo(insert.GetProperty("p50_ms").GetDouble());
        var collection = Collection(report, "measurements");
        collection.GetProperty("documents").GetInt64().ShouldBePositive();
        collection.GetProperty("indexes").EnumerateArray().Select(index => index.GetProperty("name").GetString()).ShouldContain("user_history");
        collection.GetProperty("indexes").EnumerateArray().ShouldAllBe(index => !index.GetProperty("is_unused").GetBoolean());
    }

    [Test]
    public async Task SlowCommand_IsShownAndCounted_ByItsShapeAlone()
    {
        var users = Database.GetCollection<BsonDocument>("users");
        await users.Find(new BsonDocument { ["$where"] = "sleep(60) || true", ["email"] = new BsonDocument("$gte", "secret-value") }).Limit(1).ToListAsync(CancellationToken.None);

        var report = await FreshAsync(found => Slow(found).Any());

        var slow = Slow(report).First();
        slow.GetProperty("command").GetString().ShouldBe("find");
        slow.GetProperty("duration_ms").GetDouble().ShouldBeGreaterThanOrEqualTo(40);
        slow.GetProperty("shape").GetString()!.ShouldContain("$gte");
        report.ToString().ShouldNotContain("secret-value");
        report.ToString().ShouldNotContain("sleep(");
        using var stranger = Watchtower.Server.Stranger();
        Exposition.Parse(await stranger.Http.GetStringAsync("/metrics")).Sum("qeyafa_database_slow_commands_total", ("db_collection_name", "users")).ShouldBePositive();

        static IEnumerable<JsonElement> Slow(JsonElement report) =>
            report.GetProperty("slow_commands").EnumerateArray().Where(command => command.GetProperty("shape").GetString()!.Contains("$where", StringComparison.Ordinal));
    }

    [Test]
    public async Task Growth_IsTheDifferenceToTheOldestSample()
    {
        var at = DateTime.UtcNow.AddDays(-10);
        await Database.GetCollection<BsonDocument>(CollectionSizes.Spec.Name).InsertOneAsync(
            new BsonDocument { ["_id"] = "roles/test", ["collection"] = "roles", ["at"] = at, ["documents"] = 1L, ["data_bytes"] = 10L });

        var report = await FreshAsync(found => Collection(found, "roles").GetProperty("growth").ValueKind == JsonValueKind.Object);

        var roles = Collection(report, "roles");
        roles.GetProperty("growth").GetProperty("documents").GetInt64().ShouldBe(roles.GetProperty("documents").GetInt64() - 1);
        roles.GetProperty("growth").GetProperty("bytes_per_day").GetDouble().ShouldBe((roles.GetProperty("data_bytes").GetInt64() - 10) / 10.0, tolerance: 1);
    }

    [Test]
    public async Task Report_AskedForByMany_IsTakenOnceInFiveSeconds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReportAsync()));

        var taken = answers.Select(report => report.GetProperty("taken_at").GetDateTimeOffset()).Distinct().Order().ToArray();
        taken.Zip(taken.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= DatabaseMonitor.Kept);
    }

    [Test]
    public async Task Report_TakesNoParameter_AndIsKeptByNoCache()
    {
        await (await Watchtower.Root.GetAsync(Path + "?x=1")).ProblemAsync(400, "malformed_request");
        (await Watchtower.Root.GetAsync(Path)).Header("Cache-Control")!.ShouldContain("no-store");
    }

    [Test]
    public async Task Report_ForARoleWithTheRightAlone_IsAnswered()
    {
        using var maya = await Watchtower.Server.RegisterAsync();
        (await maya.GetAsync(Path)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        var role = $"watcher_{Guid.NewGuid():N}"[..20];
        ((int)(await Watchtower.Root.PostAsync("/api/v1/roles", $$"""{"name": "{{role}}", "permissions": ["operations:read"]}""")).StatusCode).ShouldBe(201);
        ((int)(await Watchtower.Root.PutAsync($"/api/v1/users/{maya.Id}/roles", $$"""{"roles": ["{{role}}"]}""")).StatusCode).ShouldBe(200);

        ((int)(await maya.GetAsync(Path)).StatusCode).ShouldBe(200);
    }

    private static JsonElement? Operation(JsonElement report, string collection, string operation) =>
        report.GetProperty("operations").EnumerateArray().Where(found => found.GetProperty("collection").GetString() == collection && found.GetProperty("operation").GetString() == operation)
            .Select(found => (JsonElement?)found).FirstOrDefault();

    private static JsonElement Collection(JsonElement report, string name) => report.GetProperty("collections").EnumerateArray().Single(found => found.GetProperty("name").GetString() == name);

    private static async Task<JsonElement> ReportAsync()
    {
        var answer = await Watchtower.Root.GetAsync(Path);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>A report is answered again for five seconds, so what was just done may not be in it.</summary>
    private static async Task<JsonElement> FreshAsync(Func<JsonElement, bool> holds)
    {
        JsonElement report = default;
        await Eventually.HoldsAsync(async () => holds(report = await ReportAsync()), "The report shows it.");
        return report;
    }
}
