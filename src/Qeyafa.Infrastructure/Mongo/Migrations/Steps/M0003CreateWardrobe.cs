using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Creates the collections and indexes of bodies and clothing. Garments of earlier systems get what lists and searches go by, and every wardrobe is counted.
/// Taken back, bodies and garments stay; the counts and what searches go by are made anew when the step runs again.
/// </summary>
internal sealed class M0003CreateWardrobe : Migration
{
    private static readonly IReadOnlyList<CollectionSpec> Collections = [BodyRepository.Spec, GarmentRepository.Spec, WardrobeCounters.Spec];

    public override int Number => 3;

    public override string Name => "create_wardrobe";

    public override WayBack WayBack => WayBack.Lossless;

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        foreach (var collection in Collections)
        {
            await database.EnsureIndexesAsync(collection, cancellationToken);
        }

        await new WardrobeRepair(database).RunAsync(cancellationToken);
    }

    public override async Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        await database.DropCollectionAsync(WardrobeCounters.Spec.Name, cancellationToken);
        await database.UnsetAsync(GarmentRepository.Spec, [GarmentDocument.CategoryKey, GarmentDocument.BrandKey, GarmentDocument.Search], cancellationToken);
        await database.RemoveSchemaAsync(Collections, cancellationToken);
    }
}
