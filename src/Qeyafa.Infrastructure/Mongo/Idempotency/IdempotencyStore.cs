using System.Text;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Idempotency;

/// <summary>
/// One document per key: <c>free</c> (nobody holds it), <c>claimed</c> (until its lease ends) or <c>done</c> (with the sealed answer).
/// Every change of state is one conditional update. Erasing a person deletes the key of their own registration, whose resource they are; their other keys
/// say nothing that can be read (hashed and sealed) and are gone after 24 hours.
/// </summary>
internal sealed class IdempotencyStore(IMongoDatabase database, SecretBox box, OperationTimer timer, TimeProvider time) : IIdempotencyStore
{
    public static readonly CollectionSpec Spec = new(
        "idempotency_keys",
        new Ownership.OfPerson("resource_id", ExportedAs: null),
        new IndexSpec("resource_id", new BsonDocument("resource_id", 1)),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    private const string Free = "free";
    private const string Claimed = "claimed";
    private const string Completed = "done";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly IMongoCollection<BsonDocument> _keys = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<IdempotencyOutcome> ClaimAsync(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "claim");
        while (true)
        {
            var id = IdOf(claim);
            var reserved = EntityId.New(time.GetUtcNow());
            if (await TryInsertAsync(id, claim, reserved, cancellationToken))
            {
                return new IdempotencyOutcome.Fresh(reserved, Repeated: false);
            }

            var stored = await _keys.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(cancellationToken);
            if (stored is not null && await JudgeAsync(stored, claim, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }
    }

    public async Task CompleteAsync(IdempotencyClaim claim, EntityId reservedId, StoredAnswer answer, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "complete");
        var id = IdOf(claim);
        var done = new BsonDocument
        {
            ["state"] = Completed,
            ["answer"] = Write(answer, id),
            ["expires_at"] = (time.GetUtcNow() + IdempotencyClaim.Kept).UtcDateTime,
        };
        await _keys.UpdateOneAsync(Held(id, reservedId), new BsonDocument("$set", done), cancellationToken: cancellationToken);
    }

    public async Task AbandonAsync(IdempotencyClaim claim, EntityId reservedId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "abandon");
        await _keys.UpdateOneAsync(Held(IdOf(claim), reservedId), new BsonDocument("$set", new BsonDocument("state", Free)), cancellationToken: cancellationToken);
    }

    public async Task ForgetAsync(IdempotencyClaim claim, EntityId reservedId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "forget");
        await _keys.DeleteOneAsync(Held(IdOf(claim), reservedId), cancellationToken);
    }

    private static BsonDocument Held(string id, EntityId reservedId) => new() { ["_id"] = id, ["resource_id"] = reservedId.ToBson(), ["state"] = Claimed };

    private async Task<bool> TryInsertAsync(string id, IdempotencyClaim claim, EntityId reserved, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var document = new BsonDocument
            {
                ["_id"] = id,
                ["request"] = box.Hash(claim.Request.Span),
                ["resource_id"] = reserved.ToBson(),
                ["state"] = Claimed,
                ["lease_until"] = (now + IdempotencyClaim.Lease).UtcDateTime,
                ["expires_at"] = (now + IdempotencyClaim.Kept).UtcDateTime,
            };
            await _keys.InsertOneAsync(document, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }
    }

    /// <summary>What a stored key means for a claim; null where it has just changed and must be looked at again.</summary>
    private async Task<IdempotencyOutcome?> JudgeAsync(BsonDocument stored, IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var id = stored["_id"].AsString;
        var now = time.GetUtcNow().UtcDateTime;
        if (stored["expires_at"].ToUniversalTime() <= now)
        {
            // The server's own broom can lag by a minute and more.
            await _keys.DeleteOneAsync(new BsonDocument { ["_id"] = id, ["expires_at"] = stored["expires_at"] }, cancellationToken);
            return null;
        }

        if (stored["request"].AsString != box.Hash(claim.Request.Span))
        {
            return new IdempotencyOutcome.DifferentRequest();
        }

        if (stored["state"].AsString == Completed)
        {
            return new IdempotencyOutcome.Replay(Read(stored["answer"].AsBsonDocument, id));
        }

        var lease = stored["lease_until"].ToUniversalTime() - now;
        if (stored["state"].AsString == Claimed && lease > TimeSpan.Zero)
        {
            return new IdempotencyOutcome.InFlight(lease < Soon ? lease : Soon);
        }

        return await TryTakeOverAsync(stored, now, cancellationToken) ? new IdempotencyOutcome.Fresh(stored["resource_id"].AsObjectId.ToEntityId(), Repeated: true) : null;
    }

    private async Task<bool> TryTakeOverAsync(BsonDocument stored, DateTime now, CancellationToken cancellationToken)
    {
        var unchanged = new BsonDocument { ["_id"] = stored["_id"], ["state"] = stored["state"], ["lease_until"] = stored["lease_until"] };
        var take = new BsonDocument("$set", new BsonDocument { ["state"] = Claimed, ["lease_until"] = now + IdempotencyClaim.Lease });
        return (await _keys.UpdateOneAsync(unchanged, take, cancellationToken: cancellationToken)).ModifiedCount == 1;
    }

    private string IdOf(IdempotencyClaim claim) => box.Hash(Encoding.UTF8.GetBytes($"{claim.Scope}\n{claim.Key}"));

    private BsonDocument Write(StoredAnswer answer, string id) => new()
    {
        { "status", answer.Status },
        { "content_type", answer.ContentType, answer.ContentType is not null },
        { "location", answer.Location, answer.Location is not null },
        { "etag", answer.EntityTag, answer.EntityTag is not null },
        { "body", new BsonBinaryData(box.Seal(answer.Body.Span, Encoding.UTF8.GetBytes(id))) },
    };

    private StoredAnswer Read(BsonDocument answer, string id)
    {
        var stored = new StoredFields(answer);
        return new StoredAnswer(
            answer["status"].ToInt32(), stored.Text("content_type"), stored.Text("location"), stored.Text("etag"),
            box.Open(answer["body"].AsByteArray, Encoding.UTF8.GetBytes(id)));
    }
}
