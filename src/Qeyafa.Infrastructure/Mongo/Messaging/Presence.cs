using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>When each person last had a stream open, on any node: <c>_id</c> (the person) and <c>seen_at</c>. It is noted when a stream opens, and now and then afterwards.</summary>
internal sealed class Presence(IMongoDatabase database, OperationTimer timer)
{
    public static readonly CollectionSpec Spec = new(
        "presence",
        new Ownership.OfPerson("_id", ExportedAs: null),
        new IndexSpec("seen_at_ttl", new BsonDocument("seen_at", 1)) { ExpireAfter = TimeSpan.FromDays(7) });

    private readonly IMongoCollection<BsonDocument> _presence = database.GetCollection<BsonDocument>(Spec.Name);

    /// <summary>Notes when these people had a stream open.</summary>
    public async Task NoteAsync(IReadOnlyCollection<KeyValuePair<EntityId, DateTimeOffset>> seen, CancellationToken cancellationToken)
    {
        if (seen.Count == 0)
        {
            return;
        }

        using var _ = timer.Measure(Spec.Name, "note");
        var notes = seen.Select(person => new UpdateOneModel<BsonDocument>(new BsonDocument("_id", person.Key.ToBson()), Seen(person.Value)) { IsUpsert = true });
        await _presence.BulkWriteAsync(notes, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
    }

    /// <summary>When a person last had a stream open; null where that is not known.</summary>
    public async Task<DateTimeOffset?> SeenAtAsync(EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "seen_at");
        return await _presence.FindFirstJoinedAsync(new BsonDocument("_id", person.ToBson()), cancellationToken) is { } found ? new StoredFields(found).Moment("seen_at") : null;
    }

    private static BsonDocument Seen(DateTimeOffset at) => new("$max", new BsonDocument("seen_at", at.UtcDateTime));
}
