using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo.Migrations;

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
        var runner = Runner(new SampleStep(2, order), new SampleStep(1, order));

        (await runner.UpAsync(new(), default)).Select(step => step.Number).ShouldBe([1, 2]);

        order.ShouldBe([1, 2]);
        (await runner.StatusAsync(default)).Select(step => (step.Number, step.Name)).ShouldBe([(1, "step_1"), (2, "step_2")]);
        (await runner.UpAsync(new(), default)).ShouldBeEmpty();
    }

    [Test]
    public async Task Up_ByManyRunnersAtOnce_AppliesEachStepOnce()
    {
        var order = new List<int>();
        var steps = new Migration[] { new SampleStep(1, order), new SampleStep(2, order) };

        // The portable server crashes under Wine when several clients create one collection at once (docs/embedded-mongodb.md).
        await _own.Database.CreateCollectionAsync("locks");
        await _own.Database.CreateCollectionAsync("migrations");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Runner(steps).UpAsync(new(), default)));

        order.ShouldBe([1, 2]);
    }

    [Test]
    public async Task Up_AfterAFailure_ResumesAtTheStepThatFailed()
    {
        var order = new List<int>();
        var failing = new SampleStep(2, order) { Failure = new InvalidOperationException("out of luck") };
        await Should.ThrowAsync<InvalidOperationException>(() => Runner(new SampleStep(1, order), failing).UpAsync(new(), default));

        (await Runner(new SampleStep(1, order), new SampleStep(2, order)).UpAsync(new(), default)).Select(step => step.Number).ShouldBe([2]);

        order.ShouldBe([1, 2, 2]);
    }

    [Test]
    public async Task LockOfAnOwnerThatDied_HoldsNobodyUpPastItsLease()
    {
        var locks = _own.Database.GetCollection<BsonDocument>("locks");
        await locks.InsertOneAsync(new BsonDocument { ["_id"] = "migrations", ["owner"] = "the dead", ["expires_at"] = DateTime.UtcNow.AddSeconds(-1) });

        (await Runner(new SampleStep(1, [])).UpAsync(new(), default)).Count.ShouldBe(1);

        (await locks.CountDocumentsAsync(new BsonDocument())).ShouldBe(0);
    }

    [Test]
    public async Task LockOfALivingOwner_IsWaitedFor()
    {
        var locks = _own.Database.GetCollection<BsonDocument>("locks");
        await locks.InsertOneAsync(new BsonDocument { ["_id"] = "migrations", ["owner"] = "another", ["expires_at"] = DateTime.UtcNow.AddMinutes(5) });
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() => Runner(new SampleStep(1, [])).UpAsync(new(), impatient.Token));
    }

    [Test]
    public void TwoStepsOfOneNumber_AreRefused() =>
        Should.Throw<InvalidOperationException>(() => Runner(new SampleStep(1, []), new SampleStep(1, []))).Message.ShouldContain("step_1");

    [Test]
    public async Task IndexesOfAnEarlierSystem_AreTakenOver_OrReplacedWhereTheyAreInTheWay()
    {
        var users = _own.Database.GetCollection<BsonDocument>("users");
        await users.InsertManyAsync([new BsonDocument("email", BsonNull.Value), new BsonDocument("name", "no address")]);
        await users.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("email", 1)));
        var profiles = _own.Database.GetCollection<BsonDocument>("profiles");
        await profiles.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("user_id", 1), new CreateIndexOptions<BsonDocument> { Unique = true }));

        await Runner([.. MigrationSteps.All]).UpAsync(new(), default);

        (await DatabaseSchema.Default.MissingIndexesAsync(_own.Database, default)).ShouldBeEmpty();
        (await NamesAsync("users")).ShouldNotContain("email_1");
        (await NamesAsync("profiles")).ShouldBe(["_id_", "user_id_1"]);

        async Task<IEnumerable<string>> NamesAsync(string collection) => (await _own.Database.IndexesOfAsync(collection, default)).Select(index => index["name"].AsString);
    }

    [Test]
    public async Task LostLock_CancelsTheWork_AndTheRunnerThatTookOverIsNotDisturbed()
    {
        // The sleeper's clock stays behind: should it renew its lock before it is taken over, it is over all the same.
        var then = new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);
        var sleeper = new DatabaseLock(_own.Database, new ManualClock(then));
        var released = new TaskCompletionSource();
        var held = sleeper.RunExclusivelyAsync("migrations", async _ => { await released.Task; return 1; }, default);
        await Task.WhenAny(held, LockedAsync());

        (await new DatabaseLock(_own.Database, new ManualClock(then + DatabaseLock.Lease + TimeSpan.FromSeconds(1))).RunExclusivelyAsync(
            "migrations",
            async alone =>
            {
                released.SetResult();
                await held;
                return await _own.Database.GetCollection<BsonDocument>("locks").CountDocumentsAsync(new BsonDocument("_id", "migrations"), cancellationToken: alone);
            },
            default)).ShouldBe(1, "The lock's former owner leaves the new one's alone.");

        async Task LockedAsync()
        {
            while (await _own.Database.GetCollection<BsonDocument>("locks").CountDocumentsAsync(new BsonDocument()) == 0)
            {
                await Task.Yield();
            }
        }
    }

    private MigrationRunner Runner(params Migration[] steps) => Steps.Runner(_own.Database, steps);
}
