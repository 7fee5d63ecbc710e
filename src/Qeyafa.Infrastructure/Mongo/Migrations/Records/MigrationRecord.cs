using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Records;

/// <summary>What the database says of a step. Records of versions before there were checksums have a name, a time and a duration only.</summary>
internal sealed record MigrationRecord(int Number, string Name, MigrationState State)
{
    private const string Up = "going_up";
    private const string Down = "going_down";

    /// <summary>When the step was applied (UTC); null before.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    public TimeSpan? Duration { get; init; }

    public string? Checksum { get; init; }

    /// <summary>The lowest number that a version has to know to serve this database; null where the record does not say.</summary>
    public int? CompatibleFrom { get; init; }

    public MigrationActor? By { get; init; }

    /// <summary>The run that has not ended.</summary>
    public MigrationAttempt? Attempt { get; init; }

    public static MigrationRecord FromBson(BsonDocument document)
    {
        var stored = new StoredFields(document);
        return new MigrationRecord(document["_id"].ToInt32(), document["name"].AsString, StateOf(stored.Text("state")))
        {
            AppliedAt = stored.Moment("applied_at"),
            Duration = stored.WholeNumber("duration_ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Checksum = stored.Text("checksum"),
            CompatibleFrom = (int?)stored.WholeNumber("compatible_from"),
            By = ActorBson.Read(stored.Document("by")),
            Attempt = document.TryGetValue("attempt", out var attempt) ? MigrationAttempt.FromBson(attempt.AsBsonDocument) : null,
        };
    }

    /// <summary>The word of the state that a run in a direction is recorded under.</summary>
    public static string Word(MigrationDirection direction) => direction == MigrationDirection.Up ? Up : Down;

    private static MigrationState StateOf(string? word) => word switch
    {
        null => MigrationState.Applied,
        Up => MigrationState.GoingUp,
        Down => MigrationState.GoingDown,
        _ => throw new FormatException($"A migration is recorded with the unknown state '{word}'."),
    };
}
