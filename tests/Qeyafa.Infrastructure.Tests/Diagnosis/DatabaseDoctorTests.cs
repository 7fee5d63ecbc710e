using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Diagnosis;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Migrations.Records;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Tokens;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Diagnosis;

/// <summary>Installations whose database is in trouble. One server with authentication serves all of them, each in a database of its own.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class DatabaseDoctorTests
{
    private DedicatedMongo _mongo = null!;

    private string Url => TestMongo.WithPatience(_mongo.Url);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _mongo = await TestMongo.StartDedicatedAsync("keeper", "right");
        using var client = new MongoClient(Url);
        var reader = new BsonDocument { ["createUser"] = "reader", ["pwd"] = "right", ["roles"] = new BsonArray { new BsonDocument { ["role"] = "read", ["db"] = "reading" } } };
        await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(reader);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _mongo.DisposeAsync();

    [Test]
    public async Task Database_Away_IsNamed_AndTheRestIsExaminedAllTheSame()
    {
        await using var clinic = new Clinic([]);

        var finding = await clinic.FindAsync("database_away");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Mend.ShouldContain("MONGODB_URL");
        var reports = await clinic.Services.ExamineAsync(CancellationToken.None);
        reports.Single(report => report.Name == "indexes").State.ShouldBe("skipped");
        reports.Single(report => report.Name == "storage").State.ShouldBe("healthy");
    }

    [Test]
    public async Task Database_WithAWrongPassword_IsNamed_WithoutThePassword()
    {
        await using var clinic = Patient("wrong", Url.Replace(":right@", ":hunter22@", StringComparison.Ordinal));

        var finding = await clinic.FindAsync("database_sign_in");

        finding.Mend.ShouldContain("changeUserPassword");
        (finding.Trouble + finding.Mend).ShouldNotContain("hunter22");
    }

    [TestCase("may_not_write")]
    [TestCase("may_not_change_stream")]
    public async Task Database_WithAUserWhoMayOnlyReadElsewhere_IsNamed_WithTheGrant(string code)
    {
        await using var clinic = Patient("shut", Url.Replace("keeper:", "reader:", StringComparison.Ordinal));

        (await clinic.FindAsync(code)).Mend.ShouldContain("grantRolesToUser");
    }

    [Test]
    public async Task Database_WithAUserWhoMayOnlyRead_IsNamed_AndReadingIsNot()
    {
        await using var clinic = Patient("reading", Url.Replace("keeper:", "reader:", StringComparison.Ordinal));

        (await clinic.FindAsync("may_not_write")).Mend.ShouldContain("db: \"reading\"");
        (await clinic.Services.ExamineAsync(CancellationToken.None)).SelectMany(report => report.Findings).ShouldNotContain(finding => finding.Code == "may_not_read");
    }

    [Test]
    public async Task Database_WithoutMigrations_IsNamed_WithTheCommand()
    {
        await using var clinic = Patient("empty");

        (await clinic.FindAsync("migrations_pending")).Mend.ShouldBe("dotnet Qeyafa.Api.dll migrate up");
        var indexes = (await clinic.Services.ExamineAsync(CancellationToken.None)).Single(report => report.Name == "indexes");
        indexes.Findings.ShouldHaveSingleItem().Mend.ShouldContain("migrate up");
    }

    [Test]
    public async Task Database_WithoutAnIndex_AndWithAStrangeOne_IsNamed_WithTheCommands()
    {
        await using var clinic = Patient("bare");
        using var client = new MongoClient(Url);
        var database = client.GetDatabase("bare");
        var journal = new MigrationJournal(database, TimeProvider.System);
        foreach (var step in clinic.Services.GetServices<Migration>())
        {
            await journal.EndAsync(step, MigrationDirection.Up, await journal.BeginAsync(step, MigrationDirection.Up, CancellationToken.None), CancellationToken.None);
        }

        await database.CreateCollectionAsync("users");
        await database.GetCollection<BsonDocument>("users").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("shoe_size", 1)));

        (await clinic.FindAsync("index_missing")).Mend.ShouldContain("getCollection(\"users\").createIndex({ \"email\" : 1 }, { \"name\" : \"email_unique\", \"unique\" : true");
        var strange = await clinic.FindAsync("index_unknown");
        strange.Severity.ShouldBe(Severity.Warning);
        strange.Mend.ShouldContain("dropIndex(\"shoe_size_1\")");
    }

    [Test]
    public async Task Clock_AnHourAhead_IsNamed_WithTheMend()
    {
        await using var clinic = Patient("clock", configure: services => services.AddSingleton<TimeProvider>(new Ahead(TimeSpan.FromHours(1))));

        var finding = await clinic.FindAsync("clock_wrong");

        // The database's answer was on its way for an unknown part of the difference.
        finding.Trouble.ShouldMatch("clock is 3[456][0-9]{2} s ahead of");
        finding.Mend.ShouldContain("timedatectl set-ntp true");
    }

    [Test]
    public async Task EntryOfTheAuditLog_WrittenWhileTheTimeIsAskedFor_IsNotOfTheFuture()
    {
        await using var clinic = Patient("written");
        await clinic.Services.OpenDatabaseAsync(CancellationToken.None);
        var log = clinic.Services.GetRequiredService<IMongoDatabase>().GetCollection<BsonDocument>("audit_log");
        var slow = new Slow(() => log.InsertOneAsync(new BsonDocument("_id", ObjectId.GenerateNewId(DateTime.UtcNow.AddSeconds(10)))).GetAwaiter().GetResult());

        var seen = await new ClockExamination(clinic.Services, slow, Options.Create(new TokenOptions())).ExamineAsync(CancellationToken.None);

        seen.Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Probe_OfPermissions_LeavesNothing()
    {
        await using var clinic = Patient("tidy");

        var report = (await clinic.Services.ExamineAsync(CancellationToken.None)).Single(report => report.Name == "permissions");

        report.State.ShouldBe("healthy");
        using var client = new MongoClient(Url);
        using var names = await client.GetDatabase("tidy").ListCollectionNamesAsync();
        (await names.ToListAsync()).ShouldNotContain(name => name.StartsWith("doctor_", StringComparison.Ordinal));
    }

    [Test]
    public async Task Server_ThatKeepsTransactionsForTooLong_IsWarnedOf_UntilItIsToldOtherwise_AndOnlyWhereTheUserMayAsk()
    {
        using var client = new MongoClient(Url);
        await LimitTransactionsAsync(client, seconds: 60);
        await using var clinic = Patient("transactions");
        await using var ordinary = Patient("transactions", Url.Replace("keeper:", "reader:", StringComparison.Ordinal));

        var finding = await clinic.FindAsync("transactions_linger");

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Trouble.ShouldContain("for 60 s");
        finding.Mend.ShouldContain("db.adminCommand({setParameter: 1, transactionLifetimeLimitSeconds: 15})");
        (await OfTheDatabaseAsync(ordinary)).State.ShouldBe("healthy");
        await LimitTransactionsAsync(client, seconds: 30);
        (await OfTheDatabaseAsync(clinic)).State.ShouldBe("healthy");
    }

    [Test]
    public void Server_ThatIsNoReplicaSet_IsNamed_WithTheMend() => DatabaseExamination
        .Judge(new BsonDocument { ["isWritablePrimary"] = true, ["maxWireVersion"] = 21 }, "7.0.15", transactionSeconds: null).Findings.ShouldHaveSingleItem().Mend.ShouldContain("rs.initiate()");

    [TestCase("6.0.19", true, "database_old")]
    [TestCase("7.0.15", false, "database_no_primary")]
    public void Server_TooOldOrWithoutPrimary_IsNamed(string version, bool primary, string code) => DatabaseExamination
        .Judge(new BsonDocument { ["setName"] = "rs0", ["isWritablePrimary"] = primary }, version, transactionSeconds: 15).Findings.ShouldHaveSingleItem().Code.ShouldBe(code);

    private static Task<BsonDocument> LimitTransactionsAsync(MongoClient client, int seconds) =>
        client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument { ["setParameter"] = 1, ["transactionLifetimeLimitSeconds"] = seconds });

    private static async Task<ExaminationReport> OfTheDatabaseAsync(Clinic clinic) => (await clinic.Services.ExamineAsync(CancellationToken.None)).Single(report => report.Name == "database");

    private Clinic Patient(string database, string? url = null, Action<IServiceCollection>? configure = null) =>
        new(new() { ["MONGODB_URL"] = url ?? Url, ["DATABASE_NAME"] = database }, configure);

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    /// <summary>A clock; something happens whenever it is looked at.</summary>
    private sealed class Slow(Action meanwhile) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            meanwhile();
            return base.GetUtcNow();
        }
    }
}
