using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.TryOn;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>Try-ons as their owners see and change them; <see cref="TryOnQueue"/> is the workers' side of the same collection.</summary>
internal sealed class TryOnRepository(IMongoDatabase database, TryOnSignal signal, TryOnChanges changes, OperationTimer timer) : ITryOnRepository
{
    public static readonly CollectionSpec Spec = new(
        "tryon",
        new Ownership.OfPerson("user_id", new ExportShape(
            "tryon", "Every garment that you have tried on.",
            "id", "user_id", "body_id", "clothing_id", "status", "s3_key", "result_image_url", "processing_time", "model_used", "error", "attempts", "created_at", "completed_at")),
        new IndexSpec("user_newest", new BsonDocument { ["user_id"] = 1, ["_id"] = -1 }),
        new IndexSpec("user_body_newest", new BsonDocument { ["user_id"] = 1, ["body_id"] = 1, ["_id"] = -1 }),
        new IndexSpec("user_status_newest", new BsonDocument { ["user_id"] = 1, ["status"] = 1, ["_id"] = -1 }),
        new IndexSpec("newest", new BsonDocument("created_at", -1)),
        new IndexSpec("next_job", new BsonDocument { ["due_at"] = 1, ["status"] = 1 }) { Where = new BsonDocument("due_at", new BsonDocument("$exists", true)) },
        new IndexSpec("engine_reference", new BsonDocument("engine_reference", 1)) { Where = new BsonDocument("engine_reference", new BsonDocument("$exists", true)) });

    private static readonly BsonDocument NewestFirst = new("_id", -1);
    private static readonly BsonDocument OwnerOnly = new() { ["_id"] = 0, ["user_id"] = 1 };
    private static readonly FindOneAndUpdateOptions<BsonDocument, BsonDocument> Changed = new() { ReturnDocument = ReturnDocument.After };

    private readonly IMongoCollection<BsonDocument> _documents = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<bool> AddAsync(TryOnJob job, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "add");
        try
        {
            await _documents.InsertOneJoinedAsync(TryOnDocument.ToBson(job), cancellationToken);
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }

        AmbientTransaction.AfterEnd(signal.Set);
        return true;
    }

    public async Task<TryOnJob?> FindAsync(EntityId id, OwnerScope scope, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return Read(await _documents.FindFirstJoinedAsync(Of(id, scope), cancellationToken));
    }

    public async Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find_owner");
        var found = await _documents.Find(new BsonDocument("_id", id.ToBson())).Limit(1).Project<BsonDocument>(OwnerOnly).FirstOrDefaultAsync(cancellationToken);
        return found?["user_id"].AsObjectId.ToEntityId();
    }

    public async Task<IReadOnlyList<TryOnJob>> ListAsync(EntityId owner, TryOnFilter filter, TryOnSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "list");
        var condition = Of(owner, filter);
        if (slice.After is { } after)
        {
            condition["_id"] = new BsonDocument("$lt", after.ToBson());
        }

        var found = await _documents.Find(condition).Sort(NewestFirst).Skip(slice.Skip).Limit(slice.Limit).ToListAsync(cancellationToken);
        return found.ConvertAll(TryOnDocument.Read);
    }

    public async Task<long> CountAsync(EntityId owner, TryOnFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _documents.CountDocumentsAsync(Of(owner, filter), cancellationToken: cancellationToken);
    }

    public async Task<TryOnJob?> CancelAsync(EntityId id, EntityId owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "cancel");
        var filter = Of(id, OwnerScope.Of(owner)).Add("status", TryOnDocument.IsUnfinished);
        var canceled = Read(await _documents.FindOneAndUpdateJoinedAsync(filter, TryOnUpdates.Canceled(now), Changed, cancellationToken));
        Announce(id, canceled);
        return canceled;
    }

    public async Task<TryOnJob?> RetryAsync(EntityId id, EntityId owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "retry");
        var filter = Of(id, OwnerScope.Of(owner)).Add("status", new BsonDocument("$in", new BsonArray(TryOnStatuses.Retryable.Select(status => status.Word()))));
        var retried = Read(await _documents.FindOneAndUpdateJoinedAsync(filter, TryOnUpdates.Begun(now), Changed, cancellationToken));
        Announce(id, retried);
        return retried;
    }

    public async Task<bool> DeleteAsync(EntityId id, EntityId owner, long? expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        var filter = Of(id, OwnerScope.Of(owner));
        if (expectedVersion is { } expected)
        {
            filter.Add(StoredVersion.Field, StoredVersion.Matches(expected));
        }

        var deleted = (await _documents.DeleteManyJoinedAsync(filter, cancellationToken)).DeletedCount == 1;
        AmbientTransaction.AfterEnd(() => changes.Announce(id));
        return deleted;
    }

    public async Task<bool> HoldAsync(EntityId id, EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "hold");
        var hold = new BsonDocument("$inc", new BsonDocument("holds", 1));
        return (await _documents.UpdateOneJoinedAsync(Of(id, OwnerScope.Of(owner)), hold, options: null, cancellationToken)).MatchedCount == 1;
    }

    public async Task AdvanceAsync(EntityId id, EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "advance");
        var next = new BsonDocument("$inc", new BsonDocument(StoredVersion.Field, 1L));
        await _documents.UpdateOneJoinedAsync(Of(id, OwnerScope.Of(owner)), next, options: null, cancellationToken);
    }

    private void Announce(EntityId id, TryOnJob? changed)
    {
        if (changed is null)
        {
            return;
        }

        AmbientTransaction.AfterEnd(() =>
        {
            changes.Announce(id);
            signal.Set();
        });
    }

    private static BsonDocument Of(EntityId id, OwnerScope scope)
    {
        var filter = new BsonDocument("_id", id.ToBson());
        if (scope.Owners is { } owners)
        {
            filter.Add("user_id", owners.Count == 1 ? owners.Single().ToBson() : new BsonDocument("$in", new BsonArray(owners.Select(owner => owner.ToBson()))));
        }

        return filter;
    }

    private static BsonDocument Of(EntityId owner, TryOnFilter filter) => new()
    {
        { "user_id", owner.ToBson() },
        { "status", () => filter.Status!.Value.Word(), filter.Status is not null },
        { "body_id", () => filter.BodyId!.Value.ToBson(), filter.BodyId is not null },
    };

    private static TryOnJob? Read(BsonDocument? document) => document is null ? null : TryOnDocument.Read(document);
}
