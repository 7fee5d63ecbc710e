using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Tasks;

/// <summary>Keeps tasks. Erasing a person deletes theirs, and takes them out of those that they were given.</summary>
internal sealed class WorkItemRepository(IMongoDatabase database, OperationTimer timer) : IWorkItemRepository
{
    public static readonly CollectionSpec Spec = new(
        "tasks",
        new Ownership.OfPerson("user_id", new ExportShape(
            "tasks", "Your tasks; those that others gave you are theirs.",
            "id", "user_id", "title", "description", "is_completed", "assigned_to", "created_at", "updated_at", "version"))
        {
            Mentions = [WorkItemDocument.AssignedTo],
        },
        WorkItemFilters.Indexes);

    private static readonly FindOneAndUpdateOptions<BsonDocument> After = new() { ReturnDocument = ReturnDocument.After };
    private static readonly BsonDocument WithoutSearch = new(WorkItemDocument.Search, 0);
    private static readonly BsonDocument IdOnly = new("_id", 1);

    private readonly IMongoCollection<BsonDocument> _tasks = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<bool> InsertAsync(WorkItem item, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "insert");
        try
        {
            await _tasks.InsertOneJoinedAsync(WorkItemDocument.ToBson(item), cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }
    }

    public async Task<WorkItem?> FindAsync(WorkItemView view, EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return Read(await _tasks.FindFirstJoinedAsync(WorkItemFilters.Of(view, id), cancellationToken));
    }

    public async Task<bool> ReplaceAsync(WorkItem item, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "replace");
        var filter = Own(item.UserId, item.Id).Add(StoredVersion.Field, StoredVersion.Matches(expectedVersion));
        return (await _tasks.UpdateOneJoinedAsync(filter, WorkItemDocument.ToUpdate(item), options: null, cancellationToken)).MatchedCount == 1;
    }

    public async Task<bool> DeleteAsync(EntityId owner, EntityId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        var filter = Own(owner, id);
        if (expectedVersion is { } expected)
        {
            filter.Add(StoredVersion.Field, StoredVersion.Matches(expected));
        }

        return (await _tasks.DeleteManyJoinedAsync(filter, cancellationToken)).DeletedCount == 1;
    }

    public async Task<WorkItem?> CompleteAsync(WorkItemView view, EntityId id, bool isCompleted, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, isCompleted ? "complete" : "reopen");
        var seen = new BsonDocument("_id", id.ToBson());
        if (expectedVersion is { } expected)
        {
            seen.Add(StoredVersion.Field, StoredVersion.Matches(expected));
        }

        var changed = WorkItemFilters.Of(view, new BsonDocument(seen).Add(WorkItemDocument.IsCompleted, new BsonDocument("$ne", isCompleted)));
        return Read(
            await _tasks.FindOneAndUpdateJoinedAsync(changed, Completion(isCompleted, now), After, cancellationToken)
            ?? await _tasks.FindFirstJoinedAsync(WorkItemFilters.Of(view, new BsonDocument(seen).Add(WorkItemDocument.IsCompleted, isCompleted)), cancellationToken));
    }

    public async Task<IReadOnlyList<EntityId>> CompleteManyAsync(WorkItemView view, IReadOnlyCollection<EntityId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "complete_many");
        var asked = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids.Select(id => id.ToBson()))));
        var open = WorkItemFilters.Of(view, new BsonDocument(asked).Add(WorkItemDocument.IsCompleted, new BsonDocument("$ne", true)));
        await _tasks.UpdateManyJoinedAsync(open, Completion(isCompleted: true, now), cancellationToken);
        var done = await _tasks.Find(WorkItemFilters.Of(view, asked.Add(WorkItemDocument.IsCompleted, true))).Project<BsonDocument>(IdOnly).ToListAsync(cancellationToken);
        return done.ConvertAll(document => document["_id"].AsObjectId.ToEntityId());
    }

    public async Task<IReadOnlyList<WorkItem>> ListAsync(WorkItemSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, slice.Filter.Text is null ? "list" : "search");
        var found = await _tasks.Find(WorkItemFilters.Of(slice)).Sort(WorkItemFilters.OrderOf(slice.Order)).Skip(slice.Skip).Limit(slice.Limit)
            .Project<BsonDocument>(WithoutSearch).ToListAsync(cancellationToken);
        return found.ConvertAll(WorkItemDocument.Read);
    }

    public async Task<long> CountAsync(WorkItemView view, WorkItemFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _tasks.CountDocumentsAsync(WorkItemFilters.Of(view, filter), cancellationToken: cancellationToken);
    }

    private static BsonDocument Own(EntityId owner, EntityId id) => new() { ["user_id"] = owner.ToBson(), ["_id"] = id.ToBson() };

    private static BsonDocument Completion(bool isCompleted, DateTimeOffset now) => new()
    {
        ["$set"] = new BsonDocument { [WorkItemDocument.IsCompleted] = isCompleted, ["updated_at"] = now.UtcDateTime },
        ["$inc"] = new BsonDocument(StoredVersion.Field, 1L),
    };

    private static WorkItem? Read(BsonDocument? document) => document is null ? null : WorkItemDocument.Read(document);
}
