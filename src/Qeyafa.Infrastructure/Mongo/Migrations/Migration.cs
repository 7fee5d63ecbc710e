using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>
/// One numbered step of the schema. A step is idempotent: one that was interrupted runs again from its start.
/// A step that has been released is never edited; what it missed is the next step's work.
/// </summary>
internal abstract class Migration
{
    /// <summary>The step's place in the order; unique, 1 and up.</summary>
    public abstract int Number { get; }

    /// <summary>The step's name in <c>snake_case</c>, as the record shows it.</summary>
    public abstract string Name { get; }

    /// <summary>Takes the database one step forward.</summary>
    public abstract Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken);
}

/// <summary>A step that has been applied.</summary>
internal sealed record AppliedMigration(int Number, string Name, DateTimeOffset AppliedAt, TimeSpan Duration)
{
    public static AppliedMigration FromBson(BsonDocument document) => new(
        document["_id"].ToInt32(), document["name"].AsString, new DateTimeOffset(document["applied_at"].ToUniversalTime()), TimeSpan.FromMilliseconds(document["duration_ms"].ToInt64()));

    public BsonDocument ToBson() => new()
    {
        ["_id"] = Number,
        ["name"] = Name,
        ["applied_at"] = AppliedAt.UtcDateTime,
        ["duration_ms"] = (long)Duration.TotalMilliseconds,
    };
}
