using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Creates the collections and indexes of bodies and clothing. Garments of earlier systems get what lists and searches go by, and every wardrobe is counted.
/// </summary>
internal sealed class M0003CreateWardrobe : Migration
{
    public override int Number => 3;

    public override string Name => "create_wardrobe";

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        foreach (var collection in new[] { BodyRepository.Spec, GarmentRepository.Spec, WardrobeCounters.Spec })
        {
            await database.EnsureIndexesAsync(collection, cancellationToken);
        }

        await new WardrobeRepair(database).RunAsync(cancellationToken);
    }
}
