using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Profiles;

internal sealed class ProfileRepository(IMongoDatabase database, OperationTimer timer) : IProfileRepository
{
    public static readonly CollectionSpec Spec = new(
        "profiles",
        new Ownership.OfPerson("user_id", ExportShape.One(
            "profile", "Your profile and your preferences.", "user_id", "date_of_birth", "gender", "preferences", "created_at", "updated_at", "version")),
        new IndexSpec("user_id_unique", new BsonDocument("user_id", 1)) { Unique = true });

    private readonly IMongoCollection<RawBsonDocument> _profiles = database.GetCollection<RawBsonDocument>(Spec.Name);

    public async Task<Profile?> FindAsync(EntityId userId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        var document = await _profiles.Find(new BsonDocument("user_id", userId.ToBson())).Limit(1).FirstOrDefaultAsync(cancellationToken);
        return document is null ? null : ProfileDocument.Read(document.Bytes());
    }

    public async Task<PutProfileOutcome> PutAsync(
        EntityId userId, ProfileDetails details, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "put");
        var filter = new BsonDocument("user_id", userId.ToBson());
        if (expectedVersion is { } expected)
        {
            filter.Add(StoredVersion.Field, StoredVersion.Matches(expected));
        }

        var options = new FindOneAndUpdateOptions<RawBsonDocument> { IsUpsert = expectedVersion is null, ReturnDocument = ReturnDocument.After };
        var update = ProfileDocument.ToUpdate(details, now);
        try
        {
            return Outcome(await _profiles.FindOneAndUpdateAsync(filter, update, options, cancellationToken));
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "user_id")
        {
            // Two first writes raced; the other one has made the profile, so that this one finds it.
            return Outcome(await _profiles.FindOneAndUpdateAsync(filter, update, options, cancellationToken));
        }
    }

    private static PutProfileOutcome Outcome(RawBsonDocument? document)
    {
        if (document is null)
        {
            return PutProfileOutcome.Stale;
        }

        var profile = ProfileDocument.Read(document.Bytes());
        return new PutProfileOutcome(profile, IsNew: profile.Version == 1 && profile.CreatedAt == profile.UpdatedAt);
    }
}
