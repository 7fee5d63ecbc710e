using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Outbox;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.Telemetry.Gauges;
using Qeyafa.Infrastructure.Tests.Mongo;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Telemetry;

public sealed class QueueGaugeTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [OutboxStore.Spec, TryOnRepository.Spec];

    [Test]
    public async Task Outbox_TellsHowManyAreDue_AndSinceWhen()
    {
        await Collection("outbox").InsertManyAsync([Message("pending", -90), Message("pending", -30), Message("pending", 60), Message("sent", -500), Message("kept", -500)], cancellationToken: None);

        (await SampledAsync(meters => new OutboxGauges(Database, meters, new ManualClock(Now)))).ShouldBe(new() { ["qeyafa.outbox.depth"] = 2, ["qeyafa.outbox.age"] = 90 });
    }

    [Test]
    public async Task TryOns_UnderALease_AreNotDue()
    {
        await Collection("tryon").InsertManyAsync(
            [Job(-12), Job(45), new BsonDocument { ["_id"] = ObjectId.GenerateNewId(), ["status"] = "completed" }], cancellationToken: None);

        (await SampledAsync(meters => new TryOnGauges(Database, meters, new ManualClock(Now)))).ShouldBe(new() { ["qeyafa.tryon.queue.depth"] = 1, ["qeyafa.tryon.queue.age"] = 12 });
    }

    [Test]
    public async Task NothingDue_IsZeroAndZero() =>
        (await SampledAsync(meters => new OutboxGauges(Database, meters, new ManualClock(Now)))).ShouldBe(new() { ["qeyafa.outbox.depth"] = 0, ["qeyafa.outbox.age"] = 0 });

    [Test]
    public async Task Questions_AreAnsweredByTheQueuesIndexes()
    {
        await Collection("outbox").InsertManyAsync(Enumerable.Range(1, 50).Select(n => Message(n % 10 == 0 ? "pending" : "sent", -n)), cancellationToken: None);
        await Collection("tryon").InsertOneAsync(Job(-1), cancellationToken: None);

        using var services = Services();
        var meters = services.GetRequiredService<IMeterFactory>();
        var outbox = await ExplainAsync(Oldest("outbox", new OutboxGauges(Database, meters, new ManualClock(Now)).DueAt(Now.UtcDateTime)));
        var tryOns = await ExplainAsync(Oldest("tryon", new TryOnGauges(Database, meters, new ManualClock(Now)).DueAt(Now.UtcDateTime)));

        (outbox.Indexes.Distinct().ShouldHaveSingleItem(), outbox.KeysExamined).ShouldBe(("next", 1));
        tryOns.Indexes.Distinct().ShouldHaveSingleItem().ShouldBe("next_job");
    }

    private static BsonDocument Oldest(string collection, BsonDocument due) => new() { ["find"] = collection, ["filter"] = due, ["sort"] = new BsonDocument("due_at", 1), ["limit"] = 1 };

    private static BsonDocument Message(string state, int seconds) => new() { ["_id"] = ObjectId.GenerateNewId(), ["state"] = state, ["due_at"] = Now.AddSeconds(seconds).UtcDateTime };

    private static BsonDocument Job(int seconds) => new() { ["_id"] = ObjectId.GenerateNewId(), ["status"] = "pending", ["due_at"] = Now.AddSeconds(seconds).UtcDateTime };

    private static ServiceProvider Services() => new ServiceCollection().AddMetrics().BuildServiceProvider();

    internal static async Task<Dictionary<string, double>> SampledAsync(Func<IMeterFactory, ISampledGauges> make)
    {
        // Other tests of the process have gauges of the same names: the factory tells them apart.
        using var services = Services();
        var meters = services.GetRequiredService<IMeterFactory>();
        var gauges = make(meters);
        var told = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.Start();
        await gauges.SampleAsync(None);
        listener.RecordObservableInstruments();
        return told;
    }
}
