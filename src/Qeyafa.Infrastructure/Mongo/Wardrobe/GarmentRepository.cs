using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>Keeps garments. Each write and its counts (<see cref="WardrobeCounters"/>) are one transaction.</summary>
internal sealed class GarmentRepository(IMongoDatabase database, WardrobeCounters counters, IUnitOfWork work, OperationTimer timer) : IGarmentRepository
{
    public static readonly CollectionSpec Spec = new(
        "clothing",
        new Ownership.OfPerson("user_id", new ExportShape(
            "clothing", "Every garment in your wardrobe; the pictures are in the folder of pictures.",
            "id", "user_id", "name", "category", "brand", "s3_key", "created_at", "updated_at", "version")),
        GarmentFilters.Newest,
        GarmentFilters.CategoryNewest,
        GarmentFilters.BrandNewest,
        GarmentFilters.CategoryBrandNewest,
        GarmentFilters.SearchNewest);

    private static readonly BsonDocument OwnerOnly = new() { ["_id"] = 0, ["user_id"] = 1 };
    private static readonly BsonDocument WithoutKeys = new() { [GarmentDocument.Search] = 0, [GarmentDocument.CategoryKey] = 0, [GarmentDocument.BrandKey] = 0 };
    private static readonly FindOneAndUpdateOptions<RawBsonDocument> After = new() { ReturnDocument = ReturnDocument.After };
    private static readonly FindOneAndUpdateOptions<BsonDocument> Before = new() { ReturnDocument = ReturnDocument.Before };

    private readonly IMongoCollection<BsonDocument> _documents = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<RawBsonDocument> _raw = database.GetCollection<RawBsonDocument>(Spec.Name);

    public async Task<bool> InsertAsync(Garment garment, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "insert");
        var document = GarmentDocument.ToBson(garment);
        try
        {
            return await CountedAsync(
                async cancellation =>
                {
                    await _documents.InsertOneJoinedAsync(document, cancellation);
                    await counters.MoveAsync(garment.UserId, before: null, document, cancellation);
                    return true;
                },
                cancellationToken);
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }
    }

    public async Task<Garment?> FindAsync(EntityId owner, EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return Read(await _raw.FindFirstJoinedAsync(GarmentFilters.Of(owner, id), cancellationToken));
    }

    public async Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find_owner");
        var found = await _documents.Find(new BsonDocument("_id", id.ToBson())).Limit(1).Project<BsonDocument>(OwnerOnly).FirstOrDefaultAsync(cancellationToken);
        return found?["user_id"].AsObjectId.ToEntityId();
    }

    public Task<bool> ReplaceAsync(Garment garment, long expectedVersion, CancellationToken cancellationToken)
    {
        var filter = GarmentFilters.Of(garment.UserId, garment.Id).Add(StoredVersion.Field, StoredVersion.Matches(expectedVersion));
        return ChangeAsync(
            "replace", garment.UserId, cancellation => _documents.FindOneAndUpdateJoinedAsync(filter, GarmentDocument.ToUpdate(garment), Before, cancellation),
            GarmentDocument.ToBson(garment), cancellationToken);
    }

    public async Task<Garment?> ShowAsync(EntityId owner, EntityId id, PictureKey picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "show");
        return Read(await _raw.FindOneAndUpdateJoinedAsync(GarmentFilters.Of(owner, id), StoredPicture.ToUpdate(picture, now), After, cancellationToken));
    }

    public Task<bool> DeleteAsync(EntityId owner, EntityId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var filter = GarmentFilters.Of(owner, id);
        if (expectedVersion is { } expected)
        {
            filter.Add(StoredVersion.Field, StoredVersion.Matches(expected));
        }

        return ChangeAsync("delete", owner, cancellation => _documents.FindOneAndDeleteJoinedAsync(filter, cancellation), after: null, cancellationToken);
    }

    public async Task<IReadOnlyList<Garment>> ListAsync(GarmentSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, slice.Filter.Text is null ? "list" : "search");
        var found = await _raw.Find(GarmentFilters.Of(slice), new FindOptions { Hint = GarmentFilters.IndexFor(slice.Filter) })
            .Sort(GarmentFilters.NewestFirst).Skip(slice.Skip).Limit(slice.Limit).Project<RawBsonDocument>(WithoutKeys).ToListAsync(cancellationToken);
        return found.ConvertAll(document => GarmentDocument.Read(document.Bytes()));
    }

    public async Task<long> CountAsync(EntityId owner, GarmentFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _documents.CountDocumentsAsync(GarmentFilters.Of(owner, filter), new CountOptions { Hint = GarmentFilters.IndexFor(filter) }, cancellationToken);
    }

    public Task<WardrobeCounts> CountsAsync(EntityId owner, CancellationToken cancellationToken) => counters.ReadAsync(owner, cancellationToken);

    private async Task<bool> ChangeAsync(
        string operation, EntityId owner, Func<CancellationToken, Task<BsonDocument?>> change, BsonDocument? after, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, operation);
        return await CountedAsync(
            async cancellation =>
            {
                if (await change(cancellation) is not { } before)
                {
                    return false;
                }

                await counters.MoveAsync(owner, before, after, cancellation);
                return true;
            },
            cancellationToken);
    }

    private async Task<bool> CountedAsync(Func<CancellationToken, Task<bool>> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return (await work.RunAsync(async cancellation => Result<bool>.Success(await write(cancellation)), cancellationToken)).Value;
            }
            catch (MongoException exception) when (UniqueViolation.Field(exception) == "user_id" && AmbientTransaction.Current is null)
            {
                // Two first garments of a category or brand at once: the other one's counter is there by now.
            }
        }
    }

    private static Garment? Read(RawBsonDocument? document) => document is null ? null : GarmentDocument.Read(document.Bytes());
}
