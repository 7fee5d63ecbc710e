using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

internal sealed class FavoriteRepository(IMongoDatabase database, OperationTimer timer) : IFavoriteRepository
{
    public static readonly CollectionSpec Spec = new(
        "favorites",
        new Ownership.OfPerson("user_id", new ExportShape("favorites", "The try-ons that you like.", "id", "user_id", "tryon_id", "created_at")),
        new IndexSpec("user_newest", new BsonDocument { ["user_id"] = 1, ["_id"] = -1 }),
        new IndexSpec("user_id_tryon_id_unique", new BsonDocument { ["user_id"] = 1, ["tryon_id"] = 1 }) { Unique = true });

    private static readonly BsonDocument TryOnOnly = new() { ["_id"] = 0, ["tryon_id"] = 1 };

    private readonly IMongoCollection<BsonDocument> _favorites = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<Favorite?> FindAsync(EntityId owner, EntityId tryOnId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return await _favorites.FindFirstJoinedAsync(Of(owner, tryOnId), cancellationToken) is { } found ? Read(found) : null;
    }

    public async Task<IReadOnlySet<EntityId>> AmongAsync(EntityId owner, IReadOnlyCollection<EntityId> tryOnIds, CancellationToken cancellationToken)
    {
        if (tryOnIds.Count == 0)
        {
            return new HashSet<EntityId>();
        }

        using var _ = timer.Measure(Spec.Name, "among");
        var found = await _favorites.Find(Among(owner, tryOnIds)).Project<BsonDocument>(TryOnOnly).ToListAsync(cancellationToken);
        return found.Select(favorite => favorite["tryon_id"].AsObjectId.ToEntityId()).ToHashSet();
    }

    public async Task AddAsync(Favorite favorite, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "add");
        var document = new BsonDocument("_id", favorite.Id.ToBson()).Merge(Of(favorite.UserId, favorite.TryOnId)).Add("created_at", favorite.CreatedAt.UtcDateTime);
        await _favorites.InsertOneJoinedAsync(document, cancellationToken);
    }

    public async Task<bool> RemoveAsync(EntityId owner, EntityId tryOnId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "remove");
        return (await _favorites.DeleteManyJoinedAsync(Of(owner, tryOnId), cancellationToken)).DeletedCount > 0;
    }

    public async Task<IReadOnlyList<ShownFavorite>> ListAsync(EntityId owner, TryOnSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "list");
        using var cursor = await _favorites.AggregateAsync<BsonDocument>(Stages(owner, slice), cancellationToken: cancellationToken);
        return (await cursor.ToListAsync(cancellationToken)).ConvertAll(found =>
            new ShownFavorite(Read(found), found["tryons"].AsBsonArray is [BsonDocument job, ..] ? TryOnDocument.Read(job) : null));
    }

    public async Task<long> CountAsync(EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _favorites.CountDocumentsAsync(new BsonDocument("user_id", owner.ToBson()), cancellationToken: cancellationToken);
    }

    /// <summary>A page of favourites, each with its try-on. The owner stands in the inner condition too: a favourite never shows what is another's.</summary>
    public static BsonDocument[] Stages(EntityId owner, TryOnSlice slice)
    {
        var condition = new BsonDocument("user_id", owner.ToBson());
        if (slice.After is { } after)
        {
            condition.Add("_id", new BsonDocument("$lt", after.ToBson()));
        }

        return
        [
            new("$match", condition),
            new("$sort", new BsonDocument("_id", -1)),
            new("$skip", slice.Skip),
            new("$limit", slice.Limit),
            new("$lookup", new BsonDocument
            {
                ["from"] = TryOnRepository.Spec.Name,
                ["localField"] = "tryon_id",
                ["foreignField"] = "_id",
                ["pipeline"] = new BsonArray { new BsonDocument("$match", new BsonDocument("user_id", owner.ToBson())) },
                ["as"] = "tryons",
            }),
        ];
    }

    /// <summary>The favourites of the person among these try-ons.</summary>
    public static BsonDocument Among(EntityId owner, IEnumerable<EntityId> tryOnIds) =>
        new() { ["user_id"] = owner.ToBson(), ["tryon_id"] = new BsonDocument("$in", new BsonArray(tryOnIds.Select(id => id.ToBson()))) };

    private static BsonDocument Of(EntityId owner, EntityId tryOnId) => new() { ["user_id"] = owner.ToBson(), ["tryon_id"] = tryOnId.ToBson() };

    private static Favorite Read(BsonDocument document)
    {
        var id = document["_id"].AsObjectId.ToEntityId();
        return new Favorite(id, document["user_id"].AsObjectId.ToEntityId(), document["tryon_id"].AsObjectId.ToEntityId(), new StoredFields(document).Moment("created_at") ?? id.CreatedAt);
    }
}
