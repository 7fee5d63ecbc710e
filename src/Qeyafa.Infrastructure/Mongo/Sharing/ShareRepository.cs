using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Sharing;

/// <summary>
/// Keeps shares. The end is part of every condition; the server's own expiry only sweeps up behind it.
/// Erasing a person deletes the shares that they gave and those that they were given.
/// </summary>
internal sealed class ShareRepository(IMongoDatabase database, OperationTimer timer) : IShareRepository
{
    public static readonly CollectionSpec Spec = new(
        "shares",
        new Ownership.OfPerson("user_id", new ExportShape(
            "shares", "With whom you share your data, and who shares theirs with you.", "user_id", "grantee_id", "scopes", "created_at", "updated_at", "expires_at"))
        {
            AlsoBy = [new PersonField("grantee_id")],
        },
        new IndexSpec("user_id_grantee_id_unique", new BsonDocument { ["user_id"] = 1, ["grantee_id"] = 1 }) { Unique = true },
        new IndexSpec("grantee_id", new BsonDocument("grantee_id", 1)),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    private static readonly BsonDocument OwnerOnly = new() { ["_id"] = 0, ["user_id"] = 1 };

    private readonly IMongoCollection<BsonDocument> _shares = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<bool> AllowsAsync(EntityId owner, EntityId grantee, ShareScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "allows");
        return await _shares.FindFirstJoinedAsync(Live(Between(owner, grantee), now).Add("scopes", scope.Word), cancellationToken) is not null;
    }

    public async Task<Share?> FindAsync(EntityId owner, EntityId grantee, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return await _shares.FindFirstJoinedAsync(Live(Between(owner, grantee), now), cancellationToken) is { } document ? Read(document) : null;
    }

    public async Task<IReadOnlyList<Share>> ListAsync(EntityId owner, ShareSlice slice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "list");
        var filter = Live(new BsonDocument("user_id", owner.ToBson()), now);
        if (slice.After is { } after)
        {
            filter["grantee_id"] = new BsonDocument("$gt", after.ToBson());
        }

        var found = await _shares.Find(filter).Sort(new BsonDocument { ["user_id"] = 1, ["grantee_id"] = 1 }).Skip(slice.Skip).Limit(slice.Limit).ToListAsync(cancellationToken);
        return found.ConvertAll(Read);
    }

    public async Task<IReadOnlyList<EntityId>> OwnersAsync(EntityId grantee, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "owners");
        var filter = Live(new BsonDocument("grantee_id", grantee.ToBson()), now);
        var owners = AmbientTransaction.Current is { } session ? _shares.Find(session, filter) : _shares.Find(filter);
        return (await owners.Limit(limit).Project<BsonDocument>(OwnerOnly).ToListAsync(cancellationToken)).ConvertAll(share => share["user_id"].AsObjectId.ToEntityId());
    }

    public async Task<long> CountAsync(EntityId owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _shares.CountDocumentsAsync(Live(new BsonDocument("user_id", owner.ToBson()), now), cancellationToken: cancellationToken);
    }

    public async Task<Share?> PutAsync(EntityId owner, EntityId grantee, ShareTerms terms, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "put");
        var filter = Between(owner, grantee);
        if (expectedVersion is { } expected)
        {
            filter.Add(StoredVersion.Field, expected);
        }
        else
        {
            await _shares.DeleteManyJoinedAsync(Between(owner, grantee).Add("expires_at", new BsonDocument("$lte", now.UtcDateTime)), cancellationToken);
        }

        var options = new FindOneAndUpdateOptions<BsonDocument, BsonDocument> { IsUpsert = expectedVersion is null, ReturnDocument = ReturnDocument.After };
        try
        {
            return await _shares.FindOneAndUpdateJoinedAsync(filter, Update(terms, now), options, cancellationToken) is { } document ? Read(document) : null;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "user_id")
        {
            return null;
        }
    }

    public async Task<bool> DeleteAsync(EntityId owner, EntityId grantee, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        return (await _shares.DeleteManyJoinedAsync(Between(owner, grantee).Add(StoredVersion.Field, expectedVersion), cancellationToken)).DeletedCount == 1;
    }

    private static BsonDocument Between(EntityId owner, EntityId grantee) => new() { ["user_id"] = owner.ToBson(), ["grantee_id"] = grantee.ToBson() };

    private static BsonDocument Live(BsonDocument filter, DateTimeOffset now) => filter.Add("expires_at", new BsonDocument("$gt", now.UtcDateTime));

    private static BsonDocument Update(ShareTerms terms, DateTimeOffset now) => new()
    {
        ["$set"] = new BsonDocument
        {
            ["scopes"] = new BsonArray(terms.Scopes.Select(scope => scope.Word)),
            ["expires_at"] = terms.ExpiresAt.UtcDateTime,
            ["updated_at"] = now.UtcDateTime,
        },
        ["$inc"] = new BsonDocument(StoredVersion.Field, 1L),
        ["$setOnInsert"] = new BsonDocument("created_at", now.UtcDateTime),
    };

    private static Share Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var updatedAt = stored.Moment("updated_at") ?? DateTimeOffset.UnixEpoch;
        return new Share(
            document["user_id"].AsObjectId.ToEntityId(),
            document["grantee_id"].AsObjectId.ToEntityId(),
            [.. ShareScope.All.Where(scope => stored.Texts("scopes").Contains(scope.Word))],
            stored.Moment("expires_at") ?? DateTimeOffset.UnixEpoch,
            stored.Moment("created_at") ?? updatedAt,
            updatedAt,
            stored.WholeNumber(StoredVersion.Field) ?? 1);
    }
}
