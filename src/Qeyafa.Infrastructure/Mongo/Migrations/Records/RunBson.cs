using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Records;

/// <summary>An ended run, as the database holds it.</summary>
internal static class RunBson
{
    public static BsonDocument ToBson(MigrationRun run)
    {
        var document = new BsonDocument
        {
            ["number"] = run.Number,
            ["name"] = run.Name,
            ["direction"] = run.Direction == MigrationDirection.Up ? "up" : "down",
            ["started_at"] = run.StartedAt.UtcDateTime,
            ["ended_at"] = run.EndedAt.UtcDateTime,
            ["duration_ms"] = (long)run.Duration.TotalMilliseconds,
            ["attempts"] = run.Attempts,
        };
        document.Add("checksum", run.Checksum, run.Checksum is not null);
        document.Add("by", run.By?.ToBson(), run.By is not null);
        return document;
    }

    public static MigrationRun Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        return new MigrationRun(
            document["number"].ToInt32(), document["name"].AsString, document["direction"].AsString == "up" ? MigrationDirection.Up : MigrationDirection.Down,
            document["started_at"].ToMoment(), document["ended_at"].ToMoment(), TimeSpan.FromMilliseconds(document["duration_ms"].ToInt64()))
        {
            Checksum = stored.Text("checksum"),
            By = ActorBson.Read(stored.Document("by")),
            Attempts = (int)(stored.WholeNumber("attempts") ?? 1),
        };
    }

    /// <summary>The run that a record without a history tells of.</summary>
    public static MigrationRun OfRecord(MigrationRecord record)
    {
        var duration = record.Duration ?? TimeSpan.Zero;
        return new MigrationRun(record.Number, record.Name, MigrationDirection.Up, record.AppliedAt!.Value - duration, record.AppliedAt.Value, duration) { Checksum = record.Checksum, By = record.By };
    }
}
