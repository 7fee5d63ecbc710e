using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Idempotency;

/// <summary>Gives the keys of ended claims back: at once where the database answers, else later.</summary>
internal sealed class ClaimReturns(IMongoDatabase database, EndedClaims ended, OperationTimer timer)
{
    private const int BatchSize = 500;

    private static BsonDocument Free => new("$set", new BsonDocument("state", IdempotencyStore.Free));

    private readonly IMongoCollection<BsonDocument> _keys = database.GetCollection<BsonDocument>(IdempotencyStore.Spec.Name);

    /// <summary>Whether an exception leaves open if the database has done what it was told, or says that it has not.</summary>
    public static bool LeavesOpen(Exception exception) => exception is MongoException or TimeoutException or OperationCanceledException;

    /// <summary>Gives a key back; where that fails, it is done later.</summary>
    public async Task EndAsync(ClaimFence claim, ClaimEnd end, CancellationToken cancellationToken)
    {
        try
        {
            await GiveBackAsync([claim], end, cancellationToken);
        }
        catch (Exception exception) when (LeavesOpen(exception) && ended.Remember(claim, end))
        {
            // The worker gives it back, or the request's repetition does.
        }
    }

    /// <summary>Gives keys back whose claims ended in a way. Keys that others hold by now are left alone.</summary>
    public async Task GiveBackAsync(IReadOnlyList<ClaimFence> claims, ClaimEnd end, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(IdempotencyStore.Spec.Name, end == ClaimEnd.Freed ? "abandon" : "forget");
        await (claims.Count == 1 ? GiveBackAsync(claims[0].In(IdempotencyStore.Claimed), end, cancellationToken) : GiveManyBackAsync(claims, end, cancellationToken));
        ended.Drop(claims);
    }

    /// <summary>Gives every key back whose claim has ended.</summary>
    public async Task GiveAllBackAsync(CancellationToken cancellationToken)
    {
        foreach (var end in Enum.GetValues<ClaimEnd>())
        {
            while (ended.Of(end, BatchSize) is { Count: > 0 } claims)
            {
                await GiveBackAsync(claims, end, cancellationToken);
            }
        }
    }

    private Task GiveBackAsync(BsonDocument claim, ClaimEnd end, CancellationToken cancellationToken) =>
        end == ClaimEnd.Freed ? _keys.UpdateOneAsync(claim, Free, cancellationToken: cancellationToken) : _keys.DeleteOneAsync(claim, cancellationToken);

    private Task GiveManyBackAsync(IEnumerable<ClaimFence> claims, ClaimEnd end, CancellationToken cancellationToken)
    {
        var any = new BsonDocument("$or", new BsonArray(claims.Select(claim => claim.In(IdempotencyStore.Claimed))));
        return end == ClaimEnd.Freed ? _keys.UpdateManyAsync(any, Free, cancellationToken: cancellationToken) : _keys.DeleteManyAsync(any, cancellationToken);
    }
}
