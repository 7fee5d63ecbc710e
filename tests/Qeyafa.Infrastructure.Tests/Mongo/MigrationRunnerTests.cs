using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class MigrationRunnerTests
{
    private TestDatabase _own = null!;

    [SetUp]
    public async Task MakeDatabaseAsync() => _own = await TestMongo.CreateDatabaseAsync();

    [TearDown]
    public async Task DropDatabaseAsync() => await _own.DisposeAsync();

    [Test]
    public async Task Up_AppliesTheStepsInOrder_AndRecordsEach()
    {
        var order = new List<int>();
        var runner = Runner(new Step(2, order), new Step(1, order));

        (await runner.UpAsync(default)).Select(step => step.Number).ShouldBe([1, 2]);

        order.ShouldBe([1, 2]);
        (await runner.AppliedAsync(default)).Select(step => (step.Number, step.Name)).ShouldBe([(1, "step_1"), (2, "step_2")]);
        (await runner.UpAsync(default)).ShouldBeEmpty();
    }

    [Test]
    public async Task Up_ByManyRunnersAtOnce_AppliesEachStepOnce()
    {
        var order = new List<int>();
        var steps = new Migration[] { new Step(1, order), new Step(2, order) };

        // The portable server crashes under Wine when several clients create one collection at once (docs/embedded-mongodb.md).
        await _own.Database.CreateCollectionAsync("locks");
        await _own.Database.CreateCollectionAsync("migrations");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Runner(steps).UpAsync(default)));

        order.ShouldBe([1, 2]);
    }

    [Test]
    public async Task Up_AfterAFailure_ResumesAtTheStepThatFailed()
    {
        var order = new List<int>();
        var failing = new Step(2, order) { Failure = new InvalidOperationException("out of luck") };
        await Should.ThrowAsync<InvalidOperationException>(() => Runner(new Step(1, order), failing).UpAsync(default));

        (await Runner(new Step(1, order), new Step(2, order)).UpAsync(default)).Select(step => step.Number).ShouldBe([2]);

        order.ShouldBe([1, 2, 2]);
    }

    [Test]
    public async Task LockOfAnOwnerThatDied_HoldsNobodyUpPastItsLease()
    {
        var locks = _own.Database.GetCollection<BsonDocument>("locks");
        await locks.InsertOneAsync(new BsonDocument { ["_id"] = "migrations", ["owner"] = "the dead", ["expires_at"] = DateTime.UtcNow.AddSeconds(-1) });

        (await Runner(new Step(1, [])).UpAsync(default)).Count.ShouldBe(1);

        (await locks.CountDocumentsAsync(new BsonDocument())).ShouldBe(0);
    }

    [Test]
    public async Task LockOfALivingOwner_IsWaitedFor()
    {
        var locks = _own.Database.GetCollection<BsonDocument>("locks");
        await locks.InsertOneAsync(new BsonDocument { ["_id"] = "migrations", ["owner"] = "another", ["expires_at"] = DateTime.UtcNow.AddMinutes(5) });
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() => Runner(new Step(1, [])).UpAsync(impatient.Token));
    }

    [Test]
    public void TwoStepsOfOneNumber_AreRefused() =>
        Should.Throw<InvalidOperationException>(() => Runner(new Step(1, []), new Step(1, []))).Message.ShouldContain("step_1");

    [Test]
    public async Task AllSteps_LeaveNoIndexMissing()
    {
        var schema = DatabaseSchema.Default;
        (await schema.MissingIndexesAsync(_own.Database, default)).ShouldNotBeEmpty();

        await Runner([.. MigrationSteps.All]).UpAsync(default);

        (await schema.MissingIndexesAsync(_own.Database, default)).ShouldBeEmpty();
    }

    [Test]
    public async Task IndexesOfAnEarlierSystem_AreTakenOver_OrReplacedWhereTheyAreInTheWay()
    {
        var users = _own.Database.GetCollection<BsonDocument>("users");
        await users.InsertManyAsync([new BsonDocument("email", BsonNull.Value), new BsonDocument("name", "no address")]);
        await users.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("email", 1)));
        var profiles = _own.Database.GetCollection<BsonDocument>("profiles");
        await profiles.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("user_id", 1), new CreateIndexOptions<BsonDocument> { Unique = true }));

        await Runner([.. MigrationSteps.All]).UpAsync(default);

        (await DatabaseSchema.Default.MissingIndexesAsync(_own.Database, default)).ShouldBeEmpty();
        (await NamesAsync("users")).ShouldNotContain("email_1");
        (await NamesAsync("profiles")).ShouldBe(["_id_", "user_id_1"]);

        async Task<IEnumerable<string>> NamesAsync(string collection) => (await _own.Database.IndexesOfAsync(collection, default)).Select(index => index["name"].AsString);
    }

    private MigrationRunner Runner(params Migration[] steps) => new(_own.Database, steps, TimeProvider.System, NullLogger<MigrationRunner>.Instance);

    private sealed class Step(int number, List<int> order) : Migration
    {
        public Exception? Failure { get; init; }

        public override int Number => number;

        public override string Name => $"step_{number}";

        public override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
        {
            order.Add(number);
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }
    }
}
