using MongoDB.Bson;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>Answers bodies and garments as a try-on needs them.</summary>
internal sealed class TryOnSubjects(IMongoDatabase database, IBodyRepository bodies, IGarmentRepository garments, OperationTimer timer) : ITryOnSubjects
{
    /// <summary>Counts holds. A deletion at the same time collides with the count; the version stays, since nobody sees the difference.</summary>
    private const string Holds = "holds";

    private static readonly BsonDocument Counted = new("$inc", new BsonDocument(Holds, 1L));

    private readonly IMongoCollection<BsonDocument> _bodies = database.GetCollection<BsonDocument>(BodyRepository.Spec.Name);
    private readonly IMongoCollection<BsonDocument> _garments = database.GetCollection<BsonDocument>(GarmentRepository.Spec.Name);

    public async Task<TryOnBody?> FindBodyAsync(EntityId owner, EntityId bodyId, CancellationToken cancellationToken)
    {
        if (await bodies.FindAsync(owner, cancellationToken) is not { } body || body.Id != bodyId)
        {
            return null;
        }

        if (body.Picture is not { } picture)
        {
            return new TryOnBody(null);
        }

        double? height = body.Height is { } shown ? LengthUnits.Convert(shown, body.Unit, LengthUnit.Cm) : null;
        var measurements = body.Measurements.Convert(body.Unit, LengthUnit.Cm).ToDictionary(value => value.Name.Text, value => value.Value, StringComparer.Ordinal);
        return new TryOnBody(new EngineBody(picture, height, measurements));
    }

    public async Task<TryOnGarment?> FindGarmentAsync(EntityId owner, EntityId clothingId, CancellationToken cancellationToken) =>
        await garments.FindAsync(owner, clothingId, cancellationToken) is not { } garment ? null
        : new TryOnGarment(garment.Picture is { } picture ? new EngineGarment(picture, garment.Category.ToLowerInvariant(), garment.Name) : null);

    public async Task<bool> HoldAsync(EntityId owner, EntityId bodyId, EntityId clothingId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(GarmentRepository.Spec.Name, "hold");
        return await HoldAsync(_bodies, owner, bodyId, cancellationToken) && await HoldAsync(_garments, owner, clothingId, cancellationToken);
    }

    private static async Task<bool> HoldAsync(IMongoCollection<BsonDocument> documents, EntityId owner, EntityId id, CancellationToken cancellationToken) =>
        (await documents.UpdateOneJoinedAsync(GarmentFilters.Of(owner, id), Counted, options: null, cancellationToken)).MatchedCount == 1;
}
