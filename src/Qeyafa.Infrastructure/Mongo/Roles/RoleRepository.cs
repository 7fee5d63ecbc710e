using MongoDB.Bson;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Roles;

internal sealed class RoleRepository(IMongoDatabase database, OperationTimer timer) : IRoleRepository
{
    public static readonly CollectionSpec Spec = new("roles", new Ownership.OfNobody("Roles belong to the installation."), IndexSpec.UniqueText("name"));

    private readonly IMongoCollection<BsonDocument> _roles = database.GetCollection<BsonDocument>(Spec.Name);

    /// <summary>Makes the roles that every installation has, and leaves those that exist as they are.</summary>
    public static async Task SeedAsync(IMongoDatabase database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var roles = database.GetCollection<BsonDocument>(Spec.Name);
        foreach (var role in SeededRoles.At(now))
        {
            await roles.UpdateOneAsync(
                Named(role.Name), new BsonDocument("$setOnInsert", RoleDocument.ToBson(role)), new UpdateOptions { IsUpsert = true }, cancellationToken);
        }
    }

    public async Task<Role?> FindAsync(string name, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return await _roles.FindFirstJoinedAsync(Named(name), cancellationToken) is { } document ? RoleDocument.Read(document) : null;
    }

    public async Task<IReadOnlyList<Role>> FindManyAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find_many");
        if (names.Count == 0)
        {
            return [];
        }

        var filter = new BsonDocument("name", new BsonDocument("$in", new BsonArray(names)));
        var found = await (AmbientTransaction.Current is { } session ? _roles.Find(session, filter) : _roles.Find(filter)).ToListAsync(cancellationToken);
        return found.ConvertAll(RoleDocument.Read);
    }

    public async Task<IReadOnlyList<Role>> ListAsync(string? after, int skip, int limit, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "list");
        var filter = new BsonDocument("name", new BsonDocument("$gt", after ?? ""));
        var found = await _roles.Find(filter).Sort(new BsonDocument("name", 1)).Skip(skip).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(RoleDocument.Read);
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _roles.CountDocumentsAsync(new BsonDocument(), cancellationToken: cancellationToken);
    }

    public async Task<bool> AddAsync(Role role, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "add");
        try
        {
            await _roles.InsertOneJoinedAsync(RoleDocument.ToBson(role), cancellationToken);
            return true;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "name")
        {
            return false;
        }
    }

    public async Task<bool> SaveAsync(Role role, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "save");
        return (await _roles.UpdateOneJoinedAsync(Versioned(role.Name, expectedVersion), RoleDocument.ToUpdate(role), options: null, cancellationToken)).MatchedCount == 1;
    }

    public async Task<bool> DeleteAsync(string name, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        return (await _roles.DeleteManyJoinedAsync(Versioned(name, expectedVersion), cancellationToken)).DeletedCount == 1;
    }

    public async Task<bool> HoldAsync(string name, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "hold");
        var counted = new BsonDocument("$inc", new BsonDocument(RoleDocument.Holds, 1L));
        return (await _roles.UpdateOneJoinedAsync(Named(name), counted, options: null, cancellationToken)).MatchedCount == 1;
    }

    private static BsonDocument Named(string name) => new("name", name);

    private static BsonDocument Versioned(string name, long expectedVersion) => Named(name).Add(StoredVersion.Field, StoredVersion.Matches(expectedVersion));
}
