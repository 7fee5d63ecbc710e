using System.Diagnostics.Metrics;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Outbox;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>Mail and SMS that wait to be sent.</summary>
internal sealed class OutboxGauges(IMongoDatabase database, IMeterFactory meters, TimeProvider time) : QueueGauges(database, OutboxStore.Spec, meters, time, "qeyafa.outbox", "Messages of the outbox")
{
    internal override BsonDocument DueAt(DateTime now) => new() { ["state"] = "pending", ["due_at"] = new BsonDocument("$lte", now) };
}
