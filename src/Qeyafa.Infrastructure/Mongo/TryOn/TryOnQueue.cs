using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.TryOn;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>
/// The workers' side of the try-ons. What is due is claimed by one update that takes a lease; each change after it asks for that lease and that the try-on
/// has not ended, so that whoever has lost the lease changes nothing.
/// </summary>
internal sealed class TryOnQueue(
    IMongoDatabase database, TryOnEngines engines, TryOnSignal signal, TryOnChanges changes, IOptions<TryOnOptions> options, OperationTimer timer, TimeProvider time) : ITryOnWake
{
    private static readonly FindOneAndUpdateOptions<BsonDocument> LongestDue = new() { Sort = new BsonDocument("due_at", 1), ReturnDocument = ReturnDocument.After };

    private readonly IMongoCollection<BsonDocument> _documents = database.GetCollection<BsonDocument>(TryOnRepository.Spec.Name);
    private readonly string _node = Guid.NewGuid().ToString("N");

    private long _claims;

    private static string Name => TryOnRepository.Spec.Name;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateTime LeaseEnd => Now + options.Value.Lease;

    /// <summary>Takes the try-on over that has been due for longest, one whose lease has run out included; null where nothing is due.</summary>
    public async Task<TryOnClaim?> ClaimAsync(CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "claim");
        var due = new BsonDocument("due_at", new BsonDocument("$lte", Now));
        var lease = $"{_node}/{Interlocked.Increment(ref _claims)}";
        var claiming = TryOnUpdates.Claimed(lease, LeaseEnd, Now + options.Value.Deadline, starts: !engines.WorkElsewhere);
        var claimed = await _documents.FindOneAndUpdateAsync(due, claiming, LongestDue, cancellationToken);
        if (claimed is null)
        {
            return null;
        }

        var claim = TryOnClaim.Of(claimed);
        changes.Announce(claim.Job.Id);
        return claim;
    }

    /// <summary>Makes the lease last from now on.</summary>
    /// <returns>Whether it was still held.</returns>
    public async Task<bool> RenewAsync(TryOnClaim claim, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "renew");
        return await UpdateAsync(Held(claim), new BsonDocument("$set", new BsonDocument("due_at", LeaseEnd)), cancellationToken);
    }

    /// <summary>Keeps with what the engine goes on, and lets go of the lease unless the engine is to be asked again at once.</summary>
    public Task<bool> ContinueAsync(TryOnClaim claim, string engine, EngineStep.Working step, CancellationToken cancellationToken) =>
        ChangeAsync(claim, "continue", TryOnUpdates.Continued(engine, step, Now, LeaseEnd), cancellationToken);

    public Task<bool> CompleteAsync(TryOnClaim claim, PictureKey key, string model, TimeSpan processingTime, CancellationToken cancellationToken) =>
        EndAsync(claim, TryOnStatus.Completed, new BsonDocument { ["s3_key"] = key.Value, ["model_used"] = model, ["processing_time"] = processingTime.TotalSeconds }, cancellationToken);

    public Task<bool> FailAsync(TryOnClaim claim, string reason, CancellationToken cancellationToken) =>
        EndAsync(claim, TryOnStatus.Failed, new BsonDocument("error", reason), cancellationToken);

    /// <summary>The engine says that it was canceled there.</summary>
    public Task<bool> EndCanceledAsync(TryOnClaim claim, CancellationToken cancellationToken) => EndAsync(claim, TryOnStatus.Canceled, [], cancellationToken);

    /// <summary>The attempt has failed and another one comes after a wait.</summary>
    /// <param name="claim">The lease.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="keepReference">Whether the engine goes on from where it was.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<bool> RetryLaterAsync(TryOnClaim claim, TimeSpan wait, bool keepReference, CancellationToken cancellationToken)
    {
        string[] gone = ["lease_owner", "attempt_open", "woken", .. keepReference ? (string[])[] : ["engine", "engine_reference"]];
        return ChangeAsync(
            claim,
            "retry_later",
            new BsonDocument
            {
                ["$set"] = new BsonDocument { ["status"] = TryOnStatus.Pending.Word(), ["due_at"] = Now + wait },
                ["$unset"] = TryOnDocument.Without(gone),
                ["$inc"] = new BsonDocument(StoredVersion.Field, 1L),
            },
            cancellationToken);
    }

    /// <summary>Lets go of the lease in the middle of an attempt, which somebody else goes on with.</summary>
    public async Task<bool> ReleaseAsync(TryOnClaim claim, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "release");
        var free = new BsonDocument { ["$set"] = new BsonDocument("due_at", Now + wait), ["$unset"] = new BsonDocument("lease_owner", "") };
        var released = await UpdateAsync(Leased(claim), free, cancellationToken);
        signal.Set();
        return released;
    }

    /// <summary>The engine of a canceled try-on has been told, or never will be.</summary>
    public async Task CancelSettledAsync(TryOnClaim claim, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "cancel_settled");
        await UpdateAsync(Leased(claim), new BsonDocument("$unset", TryOnDocument.Without(TryOnDocument.Workings)), cancellationToken);
    }

    /// <summary>The engine of a canceled try-on could not be told, and is told later.</summary>
    public async Task CancelLaterAsync(TryOnClaim claim, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "cancel_later");
        var later = new BsonDocument
        {
            ["$set"] = new BsonDocument("due_at", Now + wait),
            ["$inc"] = new BsonDocument("cancel_tries", 1),
            ["$unset"] = new BsonDocument("lease_owner", ""),
        };
        await UpdateAsync(Leased(claim), later, cancellationToken);
    }

    /// <summary>How a try-on of a lost lease stands; null where it is gone.</summary>
    public async Task<TryOnStatus?> StatusAsync(TryOnClaim claim, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "status");
        return await _documents.FindFirstJoinedAsync(Of(claim), cancellationToken) is { } document ? TryOnDocument.Read(document).Status : null;
    }

    /// <summary>A canceled try-on with what its engine goes on with; null where there is none.</summary>
    public async Task<TryOnClaim?> FindCanceledAsync(EntityId id, EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "find_canceled");
        var filter = new BsonDocument { ["_id"] = id.ToBson(), ["user_id"] = owner.ToBson(), ["status"] = TryOnStatus.Canceled.Word() };
        return await _documents.FindFirstJoinedAsync(filter, cancellationToken) is { } document ? TryOnClaim.Of(document) : null;
    }

    public async Task<bool> WakeAsync(string engine, string reference, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, "wake");
        var filter = new BsonDocument { ["engine_reference"] = reference, ["engine"] = engine, ["status"] = TryOnDocument.IsUnfinished };
        var found = await UpdateAsync(filter, TryOnUpdates.Woken(Now), cancellationToken);
        signal.Set();
        return found;
    }

    private Task<bool> EndAsync(TryOnClaim claim, TryOnStatus status, BsonDocument fields, CancellationToken cancellationToken)
    {
        var gone = TryOnDocument.Workings.Concat(status == TryOnStatus.Failed ? [] : ["error"]);
        return ChangeAsync(
            claim,
            "end",
            new BsonDocument
            {
                ["$set"] = new BsonDocument { ["status"] = status.Word(), ["completed_at"] = Now }.Merge(fields),
                ["$unset"] = TryOnDocument.Without(gone),
                ["$inc"] = new BsonDocument(StoredVersion.Field, 1L),
            },
            cancellationToken);
    }

    private async Task<bool> ChangeAsync(TryOnClaim claim, string operation, UpdateDefinition<BsonDocument> update, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Name, operation);
        var changed = await UpdateAsync(Held(claim), update, cancellationToken);
        changes.Announce(claim.Job.Id);
        return changed;
    }

    private async Task<bool> UpdateAsync(BsonDocument filter, UpdateDefinition<BsonDocument> update, CancellationToken cancellationToken) =>
        (await _documents.UpdateOneAsync(filter, update, cancellationToken: cancellationToken)).MatchedCount == 1;

    private static BsonDocument Of(TryOnClaim claim) => new() { ["_id"] = claim.Job.Id.ToBson(), ["user_id"] = claim.Job.UserId.ToBson() };

    private static BsonDocument Leased(TryOnClaim claim) => Of(claim).Add("lease_owner", claim.LeaseOwner);

    private static BsonDocument Held(TryOnClaim claim) => Leased(claim).Add("status", TryOnDocument.IsUnfinished);
}
