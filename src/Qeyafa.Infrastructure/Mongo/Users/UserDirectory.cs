using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Users;

/// <summary>
/// Lists follow an index that ends in the id, so that a page costs what it holds. A search by text takes one range of the index over the search keys, cuts it off,
/// and sorts what is left.
/// </summary>
internal sealed class UserDirectory(IMongoDatabase database, OperationTimer timer) : IUserDirectory
{
    private static readonly string Collection = UserRepository.Spec.Name;
    private static readonly BsonDocument NewestFirst = new("_id", -1);
    private static readonly BsonDocument Shown = new() { ["password_hash"] = 0, ["password"] = 0, ["hashed_password"] = 0, ["security_stamp"] = 0, [SearchKeys.Field] = 0 };

    private readonly IMongoCollection<BsonDocument> _users = database.GetCollection<BsonDocument>(Collection);

    public async Task<IReadOnlyList<User>> ListAsync(UserFilter filter, UserSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Collection, filter.Text is null ? "list" : "search");
        var condition = Condition(filter);
        if (slice.After is { } after)
        {
            condition["_id"] = new BsonDocument("$lt", after.ToBson());
        }

        if (filter.Text is not { } text)
        {
            var listed = await _users.Find(condition).Sort(NewestFirst).Skip(slice.Skip).Limit(slice.Limit).Project<BsonDocument>(Shown).ToListAsync(cancellationToken);
            return listed.ConvertAll(UserDocument.Read);
        }

        var found = await AggregateAsync(
            [.. Found(text, condition), new("$sort", NewestFirst), new("$skip", slice.Skip), new("$limit", slice.Limit), new("$project", Shown)], cancellationToken);
        return found.ConvertAll(UserDocument.Read);
    }

    public async Task<long> CountAsync(UserFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Collection, "count");
        var condition = Condition(filter);
        if (filter.Text is { } text)
        {
            var counted = await AggregateAsync([.. Found(text, condition), new("$count", "count")], cancellationToken);
            return counted.Count == 0 ? 0 : counted[0]["count"].ToInt64();
        }

        return condition.ElementCount == 0
            ? await _users.EstimatedDocumentCountAsync(cancellationToken: cancellationToken)
            : await _users.CountDocumentsAsync(condition, cancellationToken: cancellationToken);
    }

    public async Task<bool> HasHolderAsync(string role, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Collection, "has_holder");
        return await _users.FindFirstJoinedAsync(new BsonDocument("roles", role), cancellationToken) is not null;
    }

    public async Task<bool> HasSuperuserBesidesAsync(EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Collection, "has_superuser_besides");
        var isActive = new BsonArray
        {
            new BsonDocument("status", UserDocument.WriteStatus(UserStatus.Active)),
            new BsonDocument { ["status"] = BsonNull.Value, ["is_active"] = new BsonDocument("$ne", false) },
        };
        var filter = new BsonDocument { ["is_superuser"] = true, ["_id"] = new BsonDocument("$ne", id.ToBson()), ["$or"] = isActive };
        return await _users.FindFirstJoinedAsync(filter, cancellationToken) is not null;
    }

    /// <summary>The stages of a search; the cut comes before everything that is not in the index.</summary>
    private static BsonDocument[] Found(string text, BsonDocument condition) =>
        [new("$match", SearchKeys.StartWith(text)), new("$limit", IUserDirectory.MaxFound), new("$match", condition)];

    private static BsonDocument Condition(UserFilter filter)
    {
        var condition = new BsonDocument();
        condition.Add("roles", filter.Role, filter.Role is not null);
        condition.Add("status", () => UserDocument.WriteStatus(filter.Status!.Value), filter.Status is not null);
        return condition;
    }

    private async Task<List<BsonDocument>> AggregateAsync(BsonDocument[] stages, CancellationToken cancellationToken)
    {
        using var cursor = await _users.AggregateAsync<BsonDocument>(stages, cancellationToken: cancellationToken);
        return await cursor.ToListAsync(cancellationToken);
    }
}
