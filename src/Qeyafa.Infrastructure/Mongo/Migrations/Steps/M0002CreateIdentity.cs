using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.Mongo.Codes;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.Mongo.Keys;
using Qeyafa.Infrastructure.Mongo.Outbox;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.Mongo.Roles;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Infrastructure.Mongo.Sharing;
using Qeyafa.Infrastructure.Mongo.Throttling;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Creates the collections and indexes of sessions, codes, roles, shares, the audit log and what else identity needs. What exists is left as it is.
/// A collection is made before a transaction first writes to it. The roles that every installation has are added where they are missing,
/// and accounts of earlier systems get what lists of accounts go by. Taken back, documents and roles stay; what accounts are found by goes, since the version
/// before would not keep it up. The indexes of accounts and idempotency keys are the first step's.
/// </summary>
internal sealed class M0002CreateIdentity : Migration
{
    private static readonly IReadOnlyList<CollectionSpec> Collections =
    [
        AttemptGate.Spec,
        AuditLog.Spec,
        CodeShelf.EmailVerifications.Spec,
        CodeShelf.Otps.Spec,
        CodeShelf.PasswordResets.Spec,
        CodeThrottle.Spec,
        Erasures.Spec,
        IdempotencyStore.Spec,
        OutboxStore.Spec,
        RoleRepository.Spec,
        SessionRepository.Spec,
        SessionRepository.TokensSpec,
        ShareRepository.Spec,
        SigningKeyStore.Spec,
        UserRepository.Spec,
    ];

    public override int Number => 2;

    public override string Name => "create_identity";

    public override WayBack WayBack => WayBack.Lossless;

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        foreach (var collection in Collections)
        {
            await database.EnsureIndexesAsync(collection, cancellationToken);
        }

        await RoleRepository.SeedAsync(database, TimeProvider.System.GetUtcNow(), cancellationToken);
        await SearchKeyFill.RunAsync(database, cancellationToken);
    }

    public override async Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        await database.UnsetAsync(UserRepository.Spec, [SearchKeys.Field], cancellationToken);
        await database.RemoveSchemaAsync(Collections.Where(collection => collection != UserRepository.Spec && collection != IdempotencyStore.Spec), cancellationToken);
    }
}
