using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class UserDirectoryTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [UserRepository.Spec];

    private static readonly UserSlice Ten = new(null, 0, 10);

    private UserDirectory Directory => new(Database, Timer);

    [Test]
    public async Task Search_FindsByPrefix_OfNameWordsEmailUsernameAndPhone()
    {
        var id = await StoreAsync("maya@example.com", "Maya de la Cruz", extra: new BsonDocument { ["phone_number"] = "+919876543210", ["username"] = "maya.c" });
        await StoreAsync("other@example.com", "Somebody Else");
        await SearchKeyFill.RunAsync(Database, None);

        foreach (var text in new[] { "MAYA", "maya@ex", "maya.c", "cruz", "de la", "+9198", "9198", "m" })
        {
            (await FindAsync(text)).ShouldBe([id], text);
        }

        (await FindAsync("aya")).ShouldBeEmpty();
        (await FindAsync(".*")).ShouldBeEmpty();
        (await Directory.CountAsync(new UserFilter("maya", null, null), None)).ShouldBe(1);
    }

    [Test]
    public async Task List_OfEarlierSystems_HasAStatusToFilterBy()
    {
        var on = await StoreAsync("on@example.com", "On", status: null, extra: new BsonDocument("is_active", true));
        var off = await StoreAsync("off@example.com", "Off", status: null, extra: new BsonDocument("is_active", false));
        await SearchKeyFill.RunAsync(Database, None);

        (await ListAsync(new UserFilter(null, null, UserStatus.Active))).ShouldBe([on]);
        (await ListAsync(new UserFilter(null, null, UserStatus.Inactive))).ShouldBe([off]);
        (await Directory.CountAsync(new UserFilter(null, null, null), None)).ShouldBe(2);
    }

    [Test]
    public async Task Superusers_AreCountedByStatusOrFlag()
    {
        var only = await StoreAsync("a@example.com", "A", extra: new BsonDocument("is_superuser", true));
        (await Directory.HasSuperuserBesidesAsync(only, None)).ShouldBeFalse();
        await StoreAsync("b@example.com", "B", status: "suspended", extra: new BsonDocument("is_superuser", true));
        (await Directory.HasSuperuserBesidesAsync(only, None)).ShouldBeFalse();
        await StoreAsync("c@example.com", "C", status: null, extra: new BsonDocument("is_superuser", true));
        (await Directory.HasSuperuserBesidesAsync(only, None)).ShouldBeTrue();
        (await Directory.HasHolderAsync("customer", None)).ShouldBeTrue();
        (await Directory.HasHolderAsync("king", None)).ShouldBeFalse();
    }

    [Test]
    public async Task Lists_FollowAnIndex_AndReadNoMoreThanAPage()
    {
        await Collection("users").InsertManyAsync(Enumerable.Range(0, 400).Select(n => Document($"p{n:000}@example.com", $"Person {n:000}", n % 2 == 0 ? "active" : "pending", NewId())));
        await SearchKeyFill.RunAsync(Database, None);
        foreach (var (filter, index) in new[]
        {
            (new BsonDocument("roles", "customer"), "roles_newest"),
            (new BsonDocument("status", "active"), "status_newest"),
            (new BsonDocument { ["roles"] = "customer", ["status"] = "active" }, "roles_status_newest"),
            ([], "_id_"),
        })
        {
            var plan = await ExplainAsync(new BsonDocument { ["find"] = "users", ["filter"] = filter, ["sort"] = new BsonDocument("_id", -1), ["limit"] = 11, ["hint"] = index });
            (plan.Stages.Contains("SORT"), plan.DocumentsExamined).ShouldBe((false, 11), index);
            plan.Indexes.ShouldBe([index]);
        }

        var search = await ExplainAsync(new BsonDocument { ["find"] = "users", ["filter"] = SearchKeys.StartWith("p00"), ["limit"] = IUserDirectory.MaxFound });
        search.Indexes.ShouldBe(["search"]);
        search.KeysExamined.ShouldBeLessThan(15);
        var superusers = await ExplainAsync(new BsonDocument { ["find"] = "users", ["filter"] = new BsonDocument("is_superuser", true) });
        superusers.Indexes.ShouldBe(["superusers"]);
        superusers.KeysExamined.ShouldBe(0);
    }

    private async Task<EntityId> StoreAsync(string email, string name, string? status = "active", BsonDocument? extra = null)
    {
        var id = NewId();
        await Collection("users").InsertOneAsync(Document(email, name, status, id).AddRange(extra ?? []));
        return id;
    }

    private static BsonDocument Document(string email, string name, string? status, EntityId id) => new()
    {
        { "_id", id.ToBson() }, { "email", email }, { "name", name }, { "roles", new BsonArray { "customer" } }, { "status", status, status is not null },
    };

    private Task<List<EntityId>> FindAsync(string text) => ListAsync(new UserFilter(text, null, null));

    private async Task<List<EntityId>> ListAsync(UserFilter filter) => [.. (await Directory.ListAsync(filter, Ten, None)).Select(user => user.Id)];
}
