using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Mongo.Keys;

/// <summary>Signing keys by their number, which is their <c>_id</c>.</summary>
internal sealed class SigningKeyStore(IMongoDatabase database, OperationTimer timer, TimeProvider clock) : ISigningKeyStore
{
    public static readonly CollectionSpec Spec = new(
        "signing_keys", new Ownership.OfNobody("The API's own keys."), new IndexSpec("kid_unique", new BsonDocument("kid", 1)) { Unique = true });

    private readonly IMongoCollection<BsonDocument> _keys = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<IReadOnlyList<StoredSigningKey>> AllAsync(CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "all");
        var found = await _keys.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync(cancellationToken);
        return found.ConvertAll(document => new StoredSigningKey(
            document["_id"].ToInt32(), document["kid"].AsString, new DateTimeOffset(document["signs_from"].ToUniversalTime()), document["sealed_private_key"].AsByteArray));
    }

    public async Task<bool> TryAddAsync(StoredSigningKey key, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "try_add");
        try
        {
            var document = new BsonDocument
            {
                ["_id"] = key.Number,
                ["kid"] = key.Id,
                ["signs_from"] = key.SignsFrom.UtcDateTime,
                ["sealed_private_key"] = new BsonBinaryData(key.SealedPrivateKey.ToArray()),
                ["created_at"] = clock.GetUtcNow().UtcDateTime,
            };
            await _keys.InsertOneAsync(document, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return false;
        }
    }

    public async Task RemoveUpToAsync(int number, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "remove_up_to");
        await _keys.DeleteManyAsync(new BsonDocument("_id", new BsonDocument("$lte", number)), cancellationToken);
    }
}
