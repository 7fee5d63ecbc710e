using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Seeding.Load;

namespace Qeyafa.Api.Tests.Seeding;

public sealed class LoadTests
{
    private static readonly LoadSet Set = new(203, 5_000, Seed: 7, SeedingModule.DefaultNow);

    [Test]
    public async Task A_run_that_is_broken_off_is_completed_by_the_same_command_and_is_the_same_as_an_unbroken_one()
    {
        await using var unbroken = await SeedHost.OpenAsync();
        await using var broken = await SeedHost.OpenAsync();
        (await unbroken.LoadAsync(Set)).Stored.ShouldBe(Set.Users * 2 + Set.Measurements);

        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => broken.LoadAsync(Set, new Breaking(stop), workers: 1, stop.Token));
        var stored = await broken.Collection("measurements").CountDocumentsAsync(new BsonDocument());
        stored.ShouldBeInRange(1, Set.Measurements - 1);

        // A batch of which a part is there: its other documents are stored, and it is told from a complete one.
        await broken.Collection("measurements").DeleteManyAsync(new BsonDocument("_id", (await broken.Collection("measurements").Find(new BsonDocument()).Limit(1).SingleAsync())["_id"]));

        (await broken.LoadAsync(Set)).Stored.ShouldBe(Set.Measurements - stored + 1);
        var contents = await unbroken.ContentsAsync();
        SeedHost.ShouldBeTheSame(await broken.ContentsAsync(), contents);
        contents["measurements"].Length.ShouldBe(5_000);

        (await broken.LoadAsync(Set)).Stored.ShouldBe(0);
        await broken.LoadAsync(Set with { Seed = 8, Measurements = 10, Users = 3 });
        (await broken.Collection("users").CountDocumentsAsync(new BsonDocument())).ShouldBe(206, "another set stands beside this one");
    }

    [Test]
    public void Filled_forms_are_the_documents_that_the_repository_would_store()
    {
        var documents = new LoadDocuments(Set, passwordHash: null);
        var index = 0;
        foreach (var raw in documents.Measurements(0, 200))
        {
            var (user, number) = Set.Place(index);
            var entry = new LoadPerson(Set, user).Entry(number);
            var recorded = Measurement.Record(documents.MeasurementId(index), documents.UserId(user), entry, entry.ProcessedAt).Value;
            BsonSerializer.Deserialize<BsonDocument>(raw.Bytes().ToArray()).ShouldBe(MeasurementDocument.ToBson(recorded));
            index++;
        }
    }

    [Test]
    public void Loaded_measurements_give_no_warning_and_lie_within_five_years()
    {
        for (var user = 0; user < Set.Users; user++)
        {
            var person = new LoadPerson(Set, user);
            for (var number = 0; number < Set.CountOf(user); number++)
            {
                var entry = person.Entry(number);
                var taken = Measurement.Record(new SeedIds("test").Of(user, number), new SeedIds("test").Of(user), entry, Set.Now);
                taken.Error.ShouldBeNull();
                taken.Value.Warnings().ShouldBeEmpty($"{user}/{number}");
                entry.ProcessedAt.ShouldBeInRange(Set.Now.AddDays(-5 * 366), Set.Now);
            }
        }
    }

    [TestCase(1, 0)]
    [TestCase(3, 10)]
    [TestCase(10, 3)]
    [TestCase(7, 7)]
    public void Measurements_are_spread_evenly_and_each_has_its_place(int users, long measurements)
    {
        var set = new LoadSet(users, measurements, 1, SeedingModule.DefaultNow);
        var places = Enumerable.Range(0, (int)measurements).Select(index => set.Place(index)).ToList();
        places.ShouldBe(Enumerable.Range(0, users).SelectMany(user => Enumerable.Range(0, set.CountOf(user)).Select(number => (user, number))));
    }

    [TestCase("seed", "load", "--users", "0")]
    [TestCase("seed", "load", "--measurements", "-1")]
    [TestCase("seed", "load", "--workers", "65")]
    [TestCase("seed", "load", "--now", "tomorrow")]
    [TestCase("seed", "everything")]
    [TestCase("seed", "staging", "--seed", "2")]
    public async Task A_command_line_that_cannot_be_understood_is_refused(params string[] line) => (await Qeyafa.Api.Commands.CommandLine.RunAsync(line)).ShouldBe(Qeyafa.Api.Commands.ExitCodes.Misused);

    /// <summary>Stops the run after its first measurements.</summary>
    private sealed class Breaking(CancellationTokenSource stop) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Step == "Measurements")
            {
                stop.Cancel();
            }
        }
    }
}
