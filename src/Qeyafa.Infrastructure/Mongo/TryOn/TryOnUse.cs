using MongoDB.Bson;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

internal sealed class TryOnUse(IMongoDatabase database, OperationTimer timer) : ITryOnUse
{
    private readonly IMongoCollection<BsonDocument> _documents = database.GetCollection<BsonDocument>(TryOnRepository.Spec.Name);

    public Task<bool> NeedsBodyAsync(EntityId owner, EntityId bodyId, CancellationToken cancellationToken) => NeedsAsync(owner, "body_id", bodyId, cancellationToken);

    public Task<bool> NeedsGarmentAsync(EntityId owner, EntityId clothingId, CancellationToken cancellationToken) => NeedsAsync(owner, "clothing_id", clothingId, cancellationToken);

    private async Task<bool> NeedsAsync(EntityId owner, string field, EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(TryOnRepository.Spec.Name, "needs");
        var filter = new BsonDocument { ["user_id"] = owner.ToBson(), ["status"] = TryOnDocument.IsUnfinished, [field] = id.ToBson() };
        return await _documents.FindFirstJoinedAsync(filter, cancellationToken) is not null;
    }
}
