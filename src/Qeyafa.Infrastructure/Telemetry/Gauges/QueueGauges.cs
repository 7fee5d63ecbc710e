using System.Diagnostics.Metrics;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>How many documents of a collection are due, and since when the oldest has been. They are counted up to a bound, and both questions are answered by an index.</summary>
internal abstract class QueueGauges : ISampledGauges
{
    /// <summary>Beyond this many nothing more is learnt by counting.</summary>
    public const int CountedAtMost = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly BsonDocument Oldest = new("due_at", 1);
    private static readonly BsonDocument OnlyDue = new() { ["_id"] = 0, ["due_at"] = 1 };

    private readonly IMongoCollection<BsonDocument> _documents;
    private readonly SampledGauge _depth;
    private readonly SampledGauge _age;
    private readonly TimeProvider _time;

    protected QueueGauges(IMongoDatabase database, CollectionSpec spec, IMeterFactory meters, TimeProvider time, string name, string what)
    {
        var meter = meters.Create(TelemetryNames.Meter);
        _documents = database.GetCollection<BsonDocument>(spec.Name);
        _time = time;
        _depth = new SampledGauge(meter, $"{name}.depth", "{item}", $"{what} that are due, counted up to {CountedAtMost}.");
        _age = new SampledGauge(meter, $"{name}.age", "s", $"How long the oldest of the {what.ToLowerInvariant()} that are due has been; 0 where none is.");
    }

    public IReadOnlyList<SampledGauge> All => [_depth, _age];

    /// <summary>Which documents are due at a moment.</summary>
    internal abstract BsonDocument DueAt(DateTime now);

    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var due = DueAt(now);
        var depth = await _documents.CountDocumentsAsync(due, new CountOptions { Limit = CountedAtMost, MaxTime = Patience }, cancellationToken);
        var oldest = await _documents.Find(due).Sort(Oldest).Limit(1).Project<BsonDocument>(OnlyDue).FirstOrDefaultAsync(cancellationToken);
        _depth.Set(depth);
        _age.Set(oldest is null ? 0 : Math.Max(0, (now - oldest["due_at"].ToUniversalTime()).TotalSeconds));
    }
}
