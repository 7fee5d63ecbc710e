using MongoDB.Bson;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Roles;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class RoleRepositoryTests : RepositoryFixture
{
    private RoleRepository Repository => new(Database, Timer);

    [Test]
    public async Task Seed_AddsWhatIsMissing_AndKeepsWhatIsThere()
    {
        await Collection("roles").UpdateOneAsync(
            new BsonDocument("name", "contractor"), new BsonDocument("$set", new BsonDocument { ["description"] = "Ours", ["permissions"] = new BsonArray { "users:read" } }));
        await Collection("roles").DeleteOneAsync(new BsonDocument("name", "society"));

        await RoleRepository.SeedAsync(Database, Now, None);
        await RoleRepository.SeedAsync(Database, Now, None);

        (await Repository.ListAsync(null, 0, 10, None)).Select(role => role.Name).ShouldBe(["admin", "contractor", "customer", "society"]);
        var contractor = (await Repository.FindAsync("contractor", None)).ShouldNotBeNull();
        (contractor.Description, contractor.Grants.Single()).ShouldBe(("Ours", Grant.ReadUsers));
    }

    [Test]
    public async Task Add_ByManyAtOnce_LetsOneThrough()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Repository.AddAsync(Clerk(), None)));
        added.Count(stored => stored).ShouldBe(1);
    }

    [Test]
    public async Task SaveAndDelete_GoByVersion_AndHoldingLeavesItAlone()
    {
        var clerk = Clerk();
        await Repository.AddAsync(clerk, None);
        clerk.Redefine("At the counter", ["users:read"], Now.AddMinutes(1)).IsSuccess.ShouldBeTrue();

        (await Repository.HoldAsync("clerk", None)).ShouldBeTrue();
        (await Repository.SaveAsync(clerk, 1, None)).ShouldBeTrue();
        (await Repository.SaveAsync(clerk, 1, None)).ShouldBeFalse();
        var stored = (await Repository.FindAsync("clerk", None)).ShouldNotBeNull();
        (stored.Description, stored.Version, stored.Grants.Length).ShouldBe(("At the counter", 2, 1));
        (await Repository.DeleteAsync("clerk", 1, None)).ShouldBeFalse();
        (await Repository.DeleteAsync("clerk", 2, None)).ShouldBeTrue();
        (await Repository.HoldAsync("clerk", None)).ShouldBeFalse();
        (await Repository.FindManyAsync(["clerk", "admin"], None)).Select(role => role.Name).ShouldBe(["admin"]);
    }

    private static Role Clerk() => Role.Define("clerk", null, [], Now).Value;
}
