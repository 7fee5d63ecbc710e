using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

internal sealed class BodyRepository(IMongoDatabase database, OperationTimer timer) : IBodyRepository
{
    public static readonly CollectionSpec Spec = new(
        "body",
        new Ownership.OfPerson("user_id", ExportShape.One(
            "body", "Your current body record; the picture is in the folder of pictures.",
            "id", "user_id", "height", "weight", "unit", "measurements", "s3_key", "created_at", "updated_at", "version")),
        new IndexSpec("user_id_unique", new BsonDocument("user_id", 1)) { Unique = true });

    private static readonly FindOneAndUpdateOptions<RawBsonDocument> After = new() { ReturnDocument = ReturnDocument.After };

    private readonly IMongoCollection<RawBsonDocument> _bodies = database.GetCollection<RawBsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _documents = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<BodyRecord?> FindAsync(EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return Read(await _bodies.FindFirstJoinedAsync(new BsonDocument("user_id", owner.ToBson()), cancellationToken));
    }

    public async Task<bool> InsertAsync(BodyRecord body, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "insert");
        try
        {
            await _documents.InsertOneJoinedAsync(BodyDocument.ToBson(body), cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "user_id")
        {
            return false;
        }
    }

    public async Task<bool> ReplaceAsync(BodyRecord body, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "replace");
        var filter = Of(body.UserId, body.Id).Add(StoredVersion.Field, StoredVersion.Matches(expectedVersion));
        return (await _documents.UpdateOneJoinedAsync(filter, BodyDocument.ToUpdate(body), options: null, cancellationToken)).MatchedCount == 1;
    }

    public async Task<BodyRecord?> ShowAsync(EntityId owner, EntityId id, PictureKey picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "show");
        return Read(await _bodies.FindOneAndUpdateJoinedAsync(Of(owner, id), StoredPicture.ToUpdate(picture, now), After, cancellationToken));
    }

    public async Task<bool> DeleteAsync(EntityId owner, EntityId id, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        var filter = Of(owner, id).Add(StoredVersion.Field, StoredVersion.Matches(expectedVersion));
        return (await _documents.DeleteManyJoinedAsync(filter, cancellationToken)).DeletedCount == 1;
    }

    private static BsonDocument Of(EntityId owner, EntityId id) => new() { ["user_id"] = owner.ToBson(), ["_id"] = id.ToBson() };

    private static BodyRecord? Read(RawBsonDocument? document) => document is null ? null : BodyDocument.Read(document.Bytes());
}
