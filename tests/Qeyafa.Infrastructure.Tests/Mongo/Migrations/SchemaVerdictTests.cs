using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo.Migrations;

/// <summary>What a version makes of a database that another version left.</summary>
public sealed class SchemaVerdictTests
{
    private TestDatabase _own = null!;

    [SetUp]
    public async Task MakeDatabaseAsync() => _own = await TestMongo.CreateDatabaseAsync();

    [TearDown]
    public async Task DropDatabaseAsync() => await _own.DisposeAsync();

    [Test]
    public async Task Behind_IsRefused_NamingWhatIsPending_AndTheCommand()
    {
        await Runner(Step(1)).UpAsync(new(), default);
        var verdict = await Runner(Step(1), Step(2), Step(3)).JudgeAsync(default);
        verdict.IsBehind.ShouldBeTrue();
        verdict.Refusal.ShouldBe("The database is behind this version. It lacks the migrations 0002 step_2, 0003 step_3. Run the command 'migrate up', or set Migrations:AtStart=apply.");
    }

    [Test]
    public async Task Ahead_ByAStepThatOlderVersionsCannotWorkWith_IsRefused()
    {
        await Runner(Step(1), Step(2)).UpAsync(new(), default);
        var older = Runner(Step(1));
        (await older.JudgeAsync(default)).Refusal!.ShouldStartWith("The database is ahead of this version: it has the migrations 0002 step_2");
        (await older.StatusAsync(default))[1].Standing.ShouldBe(MigrationStanding.Unknown);
        (await Should.ThrowAsync<MigrationRefusedException>(() => older.UpAsync(new(), default))).Message.ShouldContain("ahead");
        (await Should.ThrowAsync<MigrationRefusedException>(() => older.DownAsync(new(0), default))).Message.ShouldContain("cannot take them back");
    }

    [Test]
    public async Task Ahead_ByAStepThatOlderVersionsCanWorkWith_IsServed_WithAWarning()
    {
        await Runner(Step(1), new SampleStep(2, []) { Compatible = 1 }).UpAsync(new(), default);
        var verdict = await Runner(Step(1)).JudgeAsync(default);
        verdict.Refusal.ShouldBeNull();
        verdict.Warnings.ShouldBe(["A later version has applied 0002 step_2."]);
    }

    [Test]
    public async Task StepThatWasEditedAfterItRan_IsServedWithAWarning_AndStopsUp_UntilItIsAccepted()
    {
        await Runner(new SampleStep(1, []) { Sum = "before" }).UpAsync(new(), default);
        var edited = Runner(new SampleStep(1, []) { Sum = "after" }, Step(2));

        (await edited.StatusAsync(default))[0].Standing.ShouldBe(MigrationStanding.Changed);
        (await edited.JudgeAsync(default)).Warnings.Single().ShouldContain("0001 step_1");
        (await Should.ThrowAsync<MigrationRefusedException>(() => edited.UpAsync(new(), default))).Message.ShouldContain("--accept-changed");
        (await edited.UpAsync(new() { AcceptChanged = true }, default)).Select(run => run.Number).ShouldBe([2]);
        (await edited.StatusAsync(default))[0].Standing.ShouldBe(MigrationStanding.Applied);
    }

    [Test]
    public async Task RecordOfAVersionWithoutChecksums_IsRead_AndCountsAsApplied()
    {
        var at = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await _own.Database.GetCollection<BsonDocument>("migrations").InsertOneAsync(new BsonDocument { ["_id"] = 1, ["name"] = "step_1", ["applied_at"] = at, ["duration_ms"] = 12L });
        var runner = Runner(new SampleStep(1, []) { Sum = "now" });

        (await runner.JudgeAsync(default)).ShouldSatisfyAllConditions(verdict => verdict.Refusal.ShouldBeNull(), verdict => verdict.Warnings.ShouldBeEmpty());
        (await runner.StatusAsync(default)).Single().ShouldBe(new MigrationStatus(1, "step_1", new DateTimeOffset(at)) { Duration = TimeSpan.FromMilliseconds(12) });
        (await runner.HistoryAsync(default)).Single().ShouldSatisfyAllConditions(run => run.EndedAt.UtcDateTime.ShouldBe(at), run => run.By.ShouldBeNull());
    }

    private static SampleStep Step(int number) => new(number, []);

    private MigrationRunner Runner(params Migration[] steps) => Steps.Runner(_own.Database, steps);
}
