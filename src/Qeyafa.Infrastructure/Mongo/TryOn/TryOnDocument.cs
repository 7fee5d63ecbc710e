using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>
/// A try-on as the database holds it. Beside what its owner sees there are the workings: <c>due_at</c> (when a worker looks at it next, or the end of the lease
/// of the one that works on it), <c>lease_owner</c> (whose lease, new with each claim), <c>attempt_open</c> (an attempt has begun and goes on),
/// <c>attempts_before</c> (those before it was begun again), <c>deadline_at</c>, <c>engine</c> and <c>engine_reference</c> (with what the engine goes on), <c>woken</c> (there was news during a lease), <c>cancel_tries</c>. None of them outlives the work.
/// </summary>
internal static class TryOnDocument
{
    public static readonly IReadOnlyList<string> Workings = ["due_at", "lease_owner", "attempt_open", "attempts_before", "deadline_at", "engine", "engine_reference", "woken", "cancel_tries"];

    public static BsonArray UnfinishedWords { get; } = [.. TryOnStatuses.Unfinished.Select(status => (BsonValue)status.Word())];

    public static BsonDocument IsUnfinished => new("$in", UnfinishedWords);

    /// <summary>A new try-on, due at once; one that has ended is never due, and has what it ended with.</summary>
    public static BsonDocument ToBson(TryOnJob job) => new()
    {
        { "_id", job.Id.ToBson() },
        { "user_id", job.UserId.ToBson() },
        { "body_id", job.BodyId.ToBson() },
        { "clothing_id", job.ClothingId.ToBson() },
        { "status", job.Status.Word() },
        { "attempts", job.Attempts },
        { "created_at", job.CreatedAt.UtcDateTime },
        { StoredVersion.Field, job.Version },
        { "due_at", job.CreatedAt.UtcDateTime, !job.Status.HasEnded() },
        { "completed_at", () => job.CompletedAt!.Value.UtcDateTime, job.CompletedAt is not null },
        { "s3_key", () => job.Result!.Value, job.Result is not null },
        { "model_used", () => job.ModelUsed!, job.ModelUsed is not null },
        { "processing_time", () => job.ProcessingTime!.Value.TotalSeconds, job.ProcessingTime is not null },
        { "error", () => job.Failure!, job.Failure is not null },
    };

    public static TryOnJob Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var id = document["_id"].AsObjectId.ToEntityId();
        return TryOnJob.Restore(
            id,
            document["user_id"].AsObjectId.ToEntityId(),
            IdOf(document, "body_id"),
            IdOf(document, "clothing_id"),
            TryOnStatuses.FromStored(stored.Text("status")),
            PictureKey.TryParse(stored.Text("s3_key"), out var key) ? key : null,
            stored.Text("result_image_url"),
            document.TryGetValue("processing_time", out var seconds) && seconds.IsNumeric ? TimeSpan.FromSeconds(seconds.ToDouble()) : null,
            stored.Text("model_used"),
            stored.Text("error"),
            (int)(stored.WholeNumber("attempts") ?? 0),
            stored.Moment("created_at") ?? id.CreatedAt,
            stored.Moment("completed_at"),
            stored.WholeNumber(StoredVersion.Field) ?? StoredVersion.BeforeFirst);
    }

    /// <summary>What removes these fields.</summary>
    public static BsonDocument Without(params IEnumerable<string> fields) => new(fields.Select(field => new BsonElement(field, "")));

    private static EntityId IdOf(BsonDocument document, string field) =>
        document.TryGetValue(field, out var value) && value is BsonObjectId id ? id.Value.ToEntityId() : EntityId.Empty;
}
