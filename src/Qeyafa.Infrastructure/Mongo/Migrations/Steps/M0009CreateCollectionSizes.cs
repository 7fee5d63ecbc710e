using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Monitoring;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Creates the collection of the collections' sizes by day. Taken back, what was sampled stays.</summary>
internal sealed class M0009CreateCollectionSizes : Migration
{
    public override int Number => 9;

    public override string Name => "create_collection_sizes";

    public override WayBack WayBack => WayBack.Lossless;

    public override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.EnsureIndexesAsync(CollectionSizes.Spec, cancellationToken);

    public override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.RemoveSchemaAsync([CollectionSizes.Spec], cancellationToken);
}
