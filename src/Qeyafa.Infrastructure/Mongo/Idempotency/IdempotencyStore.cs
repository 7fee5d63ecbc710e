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
/// Every change of state is one conditional update, and whoever ends a claim filters by its <see cref="ClaimFence"/>. Erasing a person deletes the key of their own registration, whose resource they are; their other keys
/// say nothing that can be read (hashed and sealed) and are gone after 24 hours.
/// </summary>
internal sealed class IdempotencyStore(IMongoDatabase database, SecretBox box, EndedClaims ended, ClaimReturns returns, OperationTimer timer, TimeProvider time) : IIdempotencyStore
{
    public static readonly CollectionSpec Spec = new(
        "idempotency_keys",
        new Ownership.OfPerson("resource_id", ExportedAs: null),
        new IndexSpec("resource_id", new BsonDocument("resource_id", 1)),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    internal const string Free = "free";
    internal const string Claimed = "claimed";
    private const string Completed = "done";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly IMongoCollection<BsonDocument> _keys = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<IdempotencyOutcome> ClaimAsync(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "claim");
        while (true)
        {
            var id = IdOf(claim);
            var now = time.GetUtcNow();
            var fence = new ClaimFence(id, EntityId.New(now), ClaimFence.LeaseFrom(now));
            if (await TryInsertAsync(fence, claim, cancellationToken))
            {
                return Fresh(fence, repeated: false);
            }

            var stored = await _keys.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(cancellationToken);
            if (stored is not null && await JudgeAsync(stored, claim, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }
    }

    public async Task CompleteAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, StoredAnswer answer, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "complete");
        var fence = FenceOf(claim, held);
        var done = new BsonDocument
        {
            ["state"] = Completed,
            ["answer"] = Write(answer, fence.KeyId),
            ["expires_at"] = (time.GetUtcNow() + IdempotencyClaim.Kept).UtcDateTime,
        };
        try
        {
            await _keys.UpdateOneAsync(fence.In(Claimed), new BsonDocument("$set", done), cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (ClaimReturns.LeavesOpen(exception))
        {
            // Created, and not known to be kept: a repetition finds it under its reserved id.
            ended.Remember(fence, ClaimEnd.Freed);
            throw;
        }
    }

    public Task AbandonAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, CancellationToken cancellationToken) =>
        returns.EndAsync(FenceOf(claim, held), ClaimEnd.Freed, cancellationToken);

    public Task ForgetAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, CancellationToken cancellationToken) =>
        returns.EndAsync(FenceOf(claim, held), ClaimEnd.Forgotten, cancellationToken);

    private static IdempotencyOutcome.Fresh Fresh(ClaimFence fence, bool repeated) => new(fence.ReservedId, repeated, new DateTimeOffset(fence.LeaseUntil));

    private ClaimFence FenceOf(IdempotencyClaim claim, IdempotencyOutcome.Fresh held) => new(IdOf(claim), held.ReservedId, held.LeaseUntil.UtcDateTime);

    private async Task<bool> TryInsertAsync(ClaimFence fence, IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            var document = new BsonDocument
            {
                ["_id"] = fence.KeyId,
                ["request"] = box.Hash(claim.Request.Span),
                ["resource_id"] = fence.ReservedId.ToBson(),
                ["state"] = Claimed,
                ["lease_until"] = fence.LeaseUntil,
                ["expires_at"] = (time.GetUtcNow() + IdempotencyClaim.Kept).UtcDateTime,
            };
            await _keys.InsertOneAsync(document, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }
        catch (Exception exception) when (ClaimReturns.LeavesOpen(exception))
        {
            // It may be stored all the same, with nobody who carries it out.
            ended.Remember(fence, ClaimEnd.Forgotten);
            throw;
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

        var held = ClaimFence.Of(stored);
        if (stored["state"].AsString == Claimed && ended.Find(held) is { } end)
        {
            await returns.GiveBackAsync([held], end, cancellationToken);
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

        var lease = held.LeaseUntil - now;
        if (stored["state"].AsString == Claimed && lease > TimeSpan.Zero)
        {
            return new IdempotencyOutcome.InFlight(lease < Soon ? lease : Soon);
        }

        return await TryTakeOverAsync(held, stored["state"].AsString, cancellationToken);
    }

    private async Task<IdempotencyOutcome?> TryTakeOverAsync(ClaimFence earlier, string state, CancellationToken cancellationToken)
    {
        var mine = earlier with { LeaseUntil = ClaimFence.LeaseFrom(time.GetUtcNow(), after: earlier.LeaseUntil) };
        var take = new BsonDocument("$set", new BsonDocument { ["state"] = Claimed, ["lease_until"] = mine.LeaseUntil });
        try
        {
            return (await _keys.UpdateOneAsync(earlier.In(state), take, cancellationToken: cancellationToken)).ModifiedCount == 1 ? Fresh(mine, repeated: true) : null;
        }
        catch (Exception exception) when (ClaimReturns.LeavesOpen(exception))
        {
            ended.Remember(mine, ClaimEnd.Freed);
            throw;
        }
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
