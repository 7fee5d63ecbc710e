using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Messaging;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>When each person last had a stream open, on any node: <c>_id</c> (the person) and <c>seen_at</c>. It is noted when a stream opens, and now and then afterwards.</summary>
internal sealed class Presence(IMongoDatabase database, IOptions<MessagingOptions> options, OperationTimer timer, TimeProvider clock) : IPresence
{
    public static readonly CollectionSpec Spec = new(
        "presence",
        new Ownership.OfPerson("_id", ExportedAs: null),
        new IndexSpec("seen_at_ttl", new BsonDocument("seen_at", 1)) { ExpireAfter = TimeSpan.FromDays(7) });

    private const int Batch = 1_000;

    /// <summary>How late a note can be.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

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

    /// <summary>Notes that these people have a stream open now; almost always they are known already, and it is one statement.</summary>
    public async Task NoteAsync(IReadOnlyCollection<EntityId> people, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var batch in people.Chunk(Batch))
        {
            using var _ = timer.Measure(Spec.Name, "note_all");
            var noted = await _presence.UpdateManyAsync(
                new BsonDocument("_id", new BsonDocument("$in", new BsonArray(batch.Select(person => person.ToBson())))), Seen(now), cancellationToken: cancellationToken);
            if (noted.MatchedCount < batch.Length)
            {
                await NoteAsync([.. batch.Select(person => KeyValuePair.Create(person, now))], cancellationToken);
            }
        }
    }

    public async Task<bool> IsThereAsync(EntityId person, CancellationToken cancellationToken) =>
        await SeenAtAsync(person, cancellationToken) is { } seen && clock.GetUtcNow() - seen < (2 * options.Value.NotePresenceEvery) + Delay;

    /// <summary>When these people last had a stream open, of those about whom it is known.</summary>
    public async Task<Dictionary<EntityId, DateTimeOffset>> SeenAtAsync(IReadOnlyCollection<EntityId> people, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "seen_at_all");
        var found = await _presence.Find(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(people.Select(person => person.ToBson()))))).ToListAsync(cancellationToken);
        return found.ToDictionary(person => person["_id"].AsObjectId.ToEntityId(), person => person["seen_at"].ToMoment());
    }

    /// <summary>When a person last had a stream open; null where that is not known.</summary>
    public async Task<DateTimeOffset?> SeenAtAsync(EntityId person, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "seen_at");
        return await _presence.FindFirstJoinedAsync(new BsonDocument("_id", person.ToBson()), cancellationToken) is { } found ? new StoredFields(found).Moment("seen_at") : null;
    }

    private static BsonDocument Seen(DateTimeOffset at) => new("$max", new BsonDocument("seen_at", at.UtcDateTime));
}
