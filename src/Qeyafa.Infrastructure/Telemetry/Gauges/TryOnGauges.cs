using System.Diagnostics.Metrics;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>Try-ons that wait for a worker; those under a lease are due only when it ends.</summary>
internal sealed class TryOnGauges(IMongoDatabase database, IMeterFactory meters, TimeProvider time) : QueueGauges(database, TryOnRepository.Spec, meters, time, "qeyafa.tryon.queue", "Try-ons")
{
    internal override BsonDocument DueAt(DateTime now) => new("due_at", new BsonDocument("$lte", now));
}
