using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Batches;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Records;

/// <summary>A run of a step that has not ended; one that goes on with an interrupted one keeps its id.</summary>
/// <param name="Id">The run's id, under which the history has it.</param>
/// <param name="Runner">Who works on it now: one that lost the lock to another can no longer write.</param>
/// <param name="StartedAt">When it first began (UTC).</param>
/// <param name="Count">How often it was begun.</param>
/// <param name="Spent">How long was worked on it up to its saved place.</param>
/// <param name="Place">The saved place.</param>
internal sealed record MigrationAttempt(string Id, string Runner, DateTimeOffset StartedAt, int Count, TimeSpan Spent, Checkpoint Place)
{
    public static MigrationAttempt FromBson(BsonDocument document) => new(
        document["id"].AsString, document["runner"].AsString, document["started_at"].ToMoment(), document["count"].ToInt32(),
        TimeSpan.FromMilliseconds(document["spent_ms"].ToInt64()), Checkpoint.FromBson(document["place"].AsBsonDocument));

    public BsonDocument ToBson() => new()
    {
        ["id"] = Id,
        ["runner"] = Runner,
        ["started_at"] = StartedAt.UtcDateTime,
        ["count"] = Count,
        ["spent_ms"] = (long)Spent.TotalMilliseconds,
        ["place"] = Place.ToBson(),
    };
}
