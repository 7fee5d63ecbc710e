using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Creates the indexes of accounts, profiles, measurements and idempotency keys. Creating an index that exists is no change. Taken back, the documents stay.</summary>
internal sealed class M0001CreateFoundation : Migration
{
    private static readonly IReadOnlyList<CollectionSpec> Collections = [UserRepository.Spec, ProfileRepository.Spec, MeasurementRepository.Spec, IdempotencyStore.Spec];

    public override int Number => 1;

    public override string Name => "create_foundation";

    public override WayBack WayBack => WayBack.Lossless;

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        foreach (var collection in Collections)
        {
            await database.EnsureIndexesAsync(collection, cancellationToken);
        }
    }

    public override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.RemoveSchemaAsync(Collections, cancellationToken);
}
