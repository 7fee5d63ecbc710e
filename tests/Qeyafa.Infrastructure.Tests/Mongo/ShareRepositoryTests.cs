using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Sharing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class ShareRepositoryTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [ShareRepository.Spec];

    private readonly EntityId _owner = NewId();
    private readonly EntityId _grantee = NewId();

    private ShareRepository Repository => new(Database, Timer);

    [Test]
    public async Task Put_ThenAllows_ItsScopesUntilItsEnd()
    {
        var share = (await PutAsync("measurements:read")).ShouldNotBeNull();

        (share.UserId, share.GranteeId, share.Version, share.ExpiresAt).ShouldBe((_owner, _grantee, 1, Now.AddDays(1)));
        (await AllowsAsync(ShareScope.ReadMeasurements, Now)).ShouldBeTrue();
        (await AllowsAsync(ShareScope.WriteMeasurements, Now)).ShouldBeFalse();
        (await AllowsAsync(ShareScope.ReadMeasurements, Now.AddDays(1))).ShouldBeFalse();
        (await Repository.AllowsAsync(_grantee, _owner, ShareScope.ReadMeasurements, Now, None)).ShouldBeFalse();
        (await Repository.FindAsync(_owner, _grantee, Now.AddDays(1), None)).ShouldBeNull();
        (await Repository.CountAsync(_owner, Now.AddDays(1), None)).ShouldBe(0);
    }

    [Test]
    public async Task Put_OverAnEndedOne_MakesANewOne_AndOverALiveOne_TheNextVersion()
    {
        await PutAsync("measurements:read");
        (await PutAsync("profile:read")).ShouldNotBeNull().Version.ShouldBe(2);
        var later = Now.AddDays(2);
        var terms = ShareTerms.Create(["profile:read"], later.AddDays(1), later).Value;

        (await Repository.PutAsync(_owner, _grantee, terms, later, expectedVersion: null, None)).ShouldNotBeNull().Version.ShouldBe(1);
        (await Repository.PutAsync(_owner, _grantee, terms, later, expectedVersion: 2, None)).ShouldBeNull();
        (await Repository.DeleteAsync(_owner, _grantee, 2, None)).ShouldBeFalse();
        (await Repository.DeleteAsync(_owner, _grantee, 1, None)).ShouldBeTrue();
    }

    [Test]
    public async Task Put_ByManyAtOnce_LeavesOneShare()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PutAsync("profile:read")));

        (await Collection("shares").CountDocumentsAsync(new BsonDocument("user_id", _owner.ToBson()))).ShouldBe(1);
    }

    [Test]
    public async Task Owners_AreThoseWhoShareNow()
    {
        await PutAsync("measurements:read");
        await Repository.PutAsync(NewId(), _grantee, ShareTerms.Create(["profile:read"], Now.AddHours(1), Now).Value, Now, expectedVersion: null, None);

        (await Repository.OwnersAsync(_grantee, 10, Now.AddHours(2), None)).ShouldBe([_owner]);
        (await Repository.OwnersAsync(_grantee, 10, Now, None)).Count.ShouldBe(2);
        (await Repository.OwnersAsync(_grantee, 1, Now, None)).Count.ShouldBe(1);
        (await Repository.OwnersAsync(_owner, 10, Now, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Lookup_IsOneStepOfAnIndex()
    {
        await Collection("shares").InsertManyAsync(Enumerable.Range(0, 200).Select(_ => new BsonDocument
        {
            ["user_id"] = NewId().ToBson(),
            ["grantee_id"] = _grantee.ToBson(),
            ["scopes"] = new BsonArray { "profile:read" },
            ["expires_at"] = Now.AddDays(1).UtcDateTime,
        }));
        await PutAsync("profile:read");

        var filter = new BsonDocument
        {
            ["user_id"] = _owner.ToBson(),
            ["grantee_id"] = _grantee.ToBson(),
            ["expires_at"] = new BsonDocument("$gt", Now.UtcDateTime),
            ["scopes"] = "profile:read",
        };
        var plan = await ExplainAsync(new BsonDocument { ["find"] = "shares", ["filter"] = filter, ["limit"] = 1 });

        plan.Indexes.ShouldBe(["user_id_grantee_id_unique"]);
        (plan.KeysExamined, plan.DocumentsExamined).ShouldBe((1, 1));
    }

    private Task<Share?> PutAsync(string scope) =>
        Repository.PutAsync(_owner, _grantee, ShareTerms.Create([scope], Now.AddDays(1), Now).Value, Now, expectedVersion: null, None);

    private Task<bool> AllowsAsync(ShareScope scope, DateTimeOffset now) => Repository.AllowsAsync(_owner, _grantee, scope, now, None);
}
