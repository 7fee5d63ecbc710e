using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Tests.Mongo;

namespace Qeyafa.Infrastructure.Tests.TryOn;

public sealed class FavoriteRepositoryTests : TryOnFixture
{
    private readonly EntityId _owner = NewId();

    [Test]
    public async Task Add_Find_Remove()
    {
        var node = Node();
        var favorite = new Favorite(NewId(), _owner, NewId(), Now);

        await node.Favorites.AddAsync(favorite, None);

        (await node.Favorites.FindAsync(_owner, favorite.TryOnId, None)).ShouldBe(favorite);
        (await node.Favorites.FindAsync(NewId(), favorite.TryOnId, None)).ShouldBeNull();
        (await node.Favorites.RemoveAsync(NewId(), favorite.TryOnId, None)).ShouldBeFalse();
        (await node.Favorites.CountAsync(_owner, None)).ShouldBe(1);
        (await node.Favorites.RemoveAsync(_owner, favorite.TryOnId, None)).ShouldBeTrue();
        (await node.Favorites.RemoveAsync(_owner, favorite.TryOnId, None)).ShouldBeFalse();
        (await node.Favorites.CountAsync(_owner, None)).ShouldBe(0);
    }

    [Test]
    public async Task Among_AreTheOwnersOnly_OfThoseAskedFor()
    {
        var node = Node();
        var (liked, plain, others, unasked) = (NewId(), NewId(), NewId(), NewId());
        await node.Favorites.AddAsync(new Favorite(NewId(), _owner, liked, Now), None);
        await node.Favorites.AddAsync(new Favorite(NewId(), _owner, unasked, Now), None);
        await node.Favorites.AddAsync(new Favorite(NewId(), NewId(), others, Now), None);

        (await node.Favorites.AmongAsync(_owner, [liked, plain, others], None)).ShouldBe([liked]);
        (await node.Favorites.AmongAsync(_owner, [], None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Among_IsAnsweredByItsIndexAlone()
    {
        await Collection("favorites").InsertManyAsync(Enumerable.Range(0, 100).Select(_ => new BsonDocument { ["user_id"] = _owner.ToBson(), ["tryon_id"] = NewId().ToBson() }));

        var plan = await ExplainAsync(new BsonDocument
        {
            ["find"] = "favorites",
            ["filter"] = FavoriteRepository.Among(_owner, [NewId(), NewId()]),
            ["projection"] = new BsonDocument { ["_id"] = 0, ["tryon_id"] = 1 },
        });

        plan.Indexes.ShouldBe(["user_id_tryon_id_unique"]);
        plan.DocumentsExamined.ShouldBe(0);
    }

    [Test]
    public async Task Add_OfASecondOneOfATryOn_IsRefusedByTheIndex()
    {
        var node = Node();
        var favorite = new Favorite(NewId(), _owner, NewId(), Now);
        await node.Favorites.AddAsync(favorite, None);

        var refused = await Should.ThrowAsync<MongoException>(node.Favorites.AddAsync(favorite with { Id = NewId() }, None));

        UniqueViolation.Field(refused).ShouldBe("user_id");
    }

    [Test]
    public async Task List_ShowsTheOwnersTryOns_NewestFavouriteFirst_AndNeverAnothers()
    {
        var node = Node();
        var (own, others) = (await node.AskAsync(_owner), await node.AskAsync(NewId()));
        await node.Favorites.AddAsync(new Favorite(NewId(), _owner, own.Id, Now), None);
        await node.Favorites.AddAsync(new Favorite(NewId(), _owner, others.Id, Now), None);
        await node.Favorites.AddAsync(new Favorite(NewId(), others.UserId, others.Id, Now), None);

        var page = await node.Favorites.ListAsync(_owner, new TryOnSlice(null, 0, 10), None);
        var next = await node.Favorites.ListAsync(_owner, new TryOnSlice(page[0].Favorite.Id, 0, 10), None);

        page.Select(item => (item.Favorite.TryOnId, item.TryOn?.Id)).ShouldBe([(others.Id, null), (own.Id, own.Id)]);
        next.ShouldHaveSingleItem().TryOn.ShouldNotBeNull().Status.ShouldBe(TryOnStatus.Pending);
    }

    [Test]
    public async Task List_IsOneAggregationOverItsIndex()
    {
        for (var batch = 0; batch < 3; batch++)
        {
            await Collection("favorites").InsertManyAsync(Enumerable.Range(0, 100).Select(_ => new BsonDocument
            {
                ["_id"] = NewId().ToBson(),
                ["user_id"] = (batch == 0 ? _owner : NewId()).ToBson(),
                ["tryon_id"] = NewId().ToBson(),
                ["created_at"] = Now.UtcDateTime,
            }));
        }

        var stages = new BsonArray(FavoriteRepository.Stages(_owner, new TryOnSlice(NewId(), 0, 11)));
        var explained = await Database.RunCommandAsync<BsonDocument>(
            new BsonDocument { ["explain"] = new BsonDocument { ["aggregate"] = "favorites", ["pipeline"] = stages, ["cursor"] = new BsonDocument() }, ["verbosity"] = "executionStats" });

        var plan = new QueryPlan(explained["stages"][0]["$cursor"].AsBsonDocument);
        plan.Indexes.ShouldBe(["user_newest"]);
        plan.Stages.ShouldNotContain("COLLSCAN");
        plan.Stages.ShouldNotContain("SORT");
        explained["stages"].AsBsonArray.ShouldContain(stage => stage.AsBsonDocument.Contains("$lookup"));
    }
}
