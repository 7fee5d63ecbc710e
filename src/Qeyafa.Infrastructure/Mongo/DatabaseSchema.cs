using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.Mongo.Codes;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.Mongo.Keys;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Migrations.Records;
using Qeyafa.Infrastructure.Mongo.Monitoring;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.Mongo.Outbox;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.Mongo.Roles;
using Qeyafa.Infrastructure.Mongo.Tasks;
using Qeyafa.Infrastructure.Mongo.Throttling;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Infrastructure.Mongo.Sharing;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Webhooks;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Every collection with the indexes that the code relies on, gathered from where each is declared.</summary>
internal sealed class DatabaseSchema(IReadOnlyList<CollectionSpec> collections)
{
    /// <summary>The collections of every repository.</summary>
    public static DatabaseSchema Default { get; } =
        new(
        [
            UserRepository.Spec,
            ProfileRepository.Spec,
            MeasurementRepository.Spec,
            IdempotencyStore.Spec,
            SessionRepository.Spec,
            SessionRepository.TokensSpec,
            SigningKeyStore.Spec,
            DatabaseLock.Spec,
            MigrationJournal.Spec,
            MigrationJournal.HistorySpec,
            AuditLog.Spec,
            RoleRepository.Spec,
            ShareRepository.Spec,
            AttemptGate.Spec,
            Erasures.Spec,
            OutboxStore.Spec,
            CodeShelf.Otps.Spec,
            CodeShelf.PasswordResets.Spec,
            CodeShelf.EmailVerifications.Spec,
            CodeThrottle.Spec,
            BodyRepository.Spec,
            GarmentRepository.Spec,
            WardrobeCounters.Spec,
            WorkItemRepository.Spec,
            TryOnRepository.Spec,
            FavoriteRepository.Spec,
            TryOnAdmission.Spec,
            WebhookIds.Spec,
            MessageRepository.Spec,
            MessageRepository.DeletedSpec,
            ConversationRepository.Spec,
            ConversationRepository.MailboxSpec,
            MessageBlockRepository.Spec,
            Presence.Spec,
            CollectionSizes.Spec,
        ]);

    /// <summary>The collections.</summary>
    public IReadOnlyList<CollectionSpec> Collections => collections;

    /// <summary>The indexes that the database lacks, as <c>collection.index</c>.</summary>
    public async Task<IReadOnlyList<string>> MissingIndexesAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var collection in collections.Where(collection => collection.Indexes.Count > 0))
        {
            var existing = await database.IndexesOfAsync(collection.Name, cancellationToken);
            missing.AddRange(collection.Indexes.Where(index => !existing.Exists(index.IsServedBy)).Select(index => $"{collection.Name}.{index.Name}"));
        }

        return missing;
    }
}
