using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo.Migrations;

public sealed class WayBackTests
{
    private readonly List<int> _order = [];
    private TestDatabase _own = null!;

    [SetUp]
    public async Task MakeDatabaseAsync() => _own = await TestMongo.CreateDatabaseAsync();

    [TearDown]
    public async Task DropDatabaseAsync() => await _own.DisposeAsync();

    [Test]
    public async Task Down_TakesBackTheLastFirst_AndTheHistoryTellsBothWays_WithWhoAndWhat()
    {
        var runner = Runner(Step(1), Step(2), Step(3));
        await runner.UpAsync(new(), default);

        (await runner.DownAsync(new(1), default)).Select(run => run.Number).ShouldBe([3, 2]);

        _order.ShouldBe([1, 2, 3, -3, -2]);
        (await runner.StatusAsync(default)).Select(step => step.Standing).ShouldBe([MigrationStanding.Applied, MigrationStanding.Pending, MigrationStanding.Pending]);
        var history = await runner.HistoryAsync(default);
        history.Select(run => (run.Number, run.Direction)).ShouldBe([(1, MigrationDirection.Up), (2, MigrationDirection.Up), (3, MigrationDirection.Up), (3, MigrationDirection.Down), (2, MigrationDirection.Down)]);
        history.ShouldAllBe(run => run.By == MigrationActor.Current && run.Checksum == $"sum {run.Number}" && run.Attempts == 1);
        (await runner.DownAsync(new(1), default)).ShouldBeEmpty();
    }

    [Test]
    public async Task Up_ToANumber_LeavesTheRestPending()
    {
        var runner = Runner(Step(1), Step(2), Step(3));
        (await runner.UpAsync(new(2), default)).Select(run => run.Number).ShouldBe([1, 2]);
        (await Should.ThrowAsync<MigrationRefusedException>(() => runner.UpAsync(new(9), default))).Message.ShouldBe("There is no migration 9: they go from 1 to 3.");
    }

    [Test]
    public async Task Down_PastAStepWithoutAWayBack_ChangesNothing_AndSaysWhatToDo()
    {
        var runner = Runner(Step(1), new SampleStep(2, _order) { Back = WayBack.None }, Step(3));
        await runner.UpAsync(new(), default);

        var refused = await Should.ThrowAsync<MigrationRefusedException>(() => runner.DownAsync(new(0), default));

        refused.Message.ShouldContain("0002 step_2 has no way back: restore a backup");
        _order.ShouldBe([1, 2, 3]);
        (await runner.DownAsync(new(2), default)).Count.ShouldBe(1);
    }

    [Test]
    public async Task Down_ThatLosesSomething_AsksForConsent()
    {
        var runner = Runner(new SampleStep(1, _order) { Back = new WayBack(true, "every label") });
        await runner.UpAsync(new(), default);

        (await Should.ThrowAsync<MigrationRefusedException>(() => runner.DownAsync(new(0), default))).Message.ShouldContain("loses every label. Add --accept-data-loss");
        (await runner.DownAsync(new(0) { AcceptDataLoss = true }, default)).Count.ShouldBe(1);
    }

    [Test]
    public async Task Down_ThatFails_IsGoneOnWith_ByEitherCommand()
    {
        await Runner(Step(1)).UpAsync(new(), default);
        await Should.ThrowAsync<TimeoutException>(() => Runner(new SampleStep(1, _order) { Failure = new TimeoutException() }).DownAsync(new(0), default));

        (await Runner(Step(1)).StatusAsync(default)).Single().Standing.ShouldBe(MigrationStanding.GoingDown);
        (await Runner(Step(1)).JudgeAsync(default)).Refusal!.ShouldContain("interrupted: 0001 step_1");
        (await Runner(Step(1)).UpAsync(new(), default)).Count.ShouldBe(1);
        (await Runner(Step(1)).DownAsync(new(0), default)).Single().Attempts.ShouldBe(1);
    }

    [Test]
    public async Task AllSteps_DownAndUpAgain_GiveTheSameSchema_AndKeepTheDocuments()
    {
        var runner = Steps.Runner(_own.Database, MigrationSteps.All);
        (await DatabaseSchema.Default.MissingIndexesAsync(_own.Database, default)).ShouldNotBeEmpty();
        await runner.UpAsync(new(), default);
        (await DatabaseSchema.Default.MissingIndexesAsync(_own.Database, default)).ShouldBeEmpty();
        var schema = await SchemaAsync();
        var person = new BsonDocument { ["email"] = "maya@example.com", ["name"] = "Maya", ["search"] = new BsonArray { "stale" } };
        await _own.Database.GetCollection<BsonDocument>("users").InsertOneAsync(person);

        await runner.DownAsync(new(0), default);

        (await SchemaAsync()).ShouldBe(["locks: _id_", "migration_history: _id_", "migrations: _id_", "roles: _id_", "users: _id_"]);
        await runner.UpAsync(new(), default);
        (await SchemaAsync()).ShouldBe(schema);
        var kept = await _own.Database.GetCollection<BsonDocument>("users").Find(new BsonDocument()).SingleAsync();
        kept["search"].ShouldBe(new BsonArray { "maya@example.com", "maya" }, "What is made of other fields is made anew.");

        async Task<IReadOnlyList<string>> SchemaAsync()
        {
            using var cursor = await _own.Database.ListCollectionNamesAsync();
            var lines = new List<string>();
            foreach (var name in (await cursor.ToListAsync()).Order(StringComparer.Ordinal))
            {
                lines.Add($"{name}: {string.Join(' ', (await _own.Database.IndexesOfAsync(name, default)).Select(index => index["name"].AsString).Order(StringComparer.Ordinal))}");
            }

            return lines;
        }
    }

    private SampleStep Step(int number) => new(number, _order) { Sum = $"sum {number}" };

    private MigrationRunner Runner(params Migration[] steps) => Steps.Runner(_own.Database, steps);
}
