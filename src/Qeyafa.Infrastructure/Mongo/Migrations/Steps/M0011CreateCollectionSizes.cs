using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Monitoring;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Creates the collection of the collections' sizes by day.</summary>
internal sealed class M0011CreateCollectionSizes : Migration
{
    public override int Number => 11;

    public override string Name => "create_collection_sizes";

    public override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.EnsureIndexesAsync(CollectionSizes.Spec, cancellationToken);
}
