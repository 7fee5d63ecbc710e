using MongoDB.Bson;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo.Wardrobe;

public sealed class WardrobeRepairTests : WardrobeFixture
{
    [Test]
    public async Task GarmentsOfEarlierSystems_AreFoundAndCounted()
    {
        var old = NewId();
        var bare = NewId();
        await Collection("clothing").InsertManyAsync(
        [
            new BsonDocument
            {
                ["_id"] = old.ToBson(), ["user_id"] = Owner.ToBson(), ["name"] = "Old Coat", ["category"] = "Outerwear", ["brand"] = "Nour", ["image_url"] = "https://example.com/a.jpg",
                ["s3_key"] = $"clothing/{Owner}/{old}.jpg", ["created_at"] = Now.UtcDateTime, ["season"] = "winter",
            },
            new BsonDocument { ["_id"] = bare.ToBson(), ["user_id"] = Owner.ToBson(), ["name"] = "Bare", ["category"] = BsonNull.Value, ["brand"] = "" },
        ]);
        await AddAsync(category: "outerwear", brand: "Zara", minutes: 5);

        await new M0003CreateWardrobe().UpAsync(Database, None);
        await new M0003CreateWardrobe().UpAsync(Database, None);

        (await CountsAsync()).ShouldBe("3: outerwear 2, other 1; Nour 1, Zara 1");
        var listed = await Garments.ListAsync(new GarmentSlice(Owner, GarmentFilter.None, null, 0, 10), None);
        listed.Count.ShouldBe(3);
        var found = (await Garments.ListAsync(new GarmentSlice(Owner, new GarmentFilter("OUTERWEAR", "nour", "coat old"), null, 0, 10), None)).Single();
        (found.Id, found.Picture?.Value, found.CreatedAt, found.Version).ShouldBe((old, $"clothing/{Owner}/{old}.jpg", Now, 0));
        (await Garments.FindAsync(Owner, bare, None)).ShouldNotBeNull().Category.ShouldBe("other");

        found.Describe(GarmentDetails.Create("New coat", "coat", null).Value, Now);
        (await Garments.ReplaceAsync(found, 0, None)).ShouldBeTrue();
        (await CountsAsync()).ShouldBe("3: coat 1, other 1, outerwear 1; Zara 1");
        (await Collection("clothing").CountDocumentsAsync(new BsonDocument("season", "winter"))).ShouldBe(1);
    }

    [Test]
    public async Task CountersOfGarmentsThatAreGone_GoToo()
    {
        await AddAsync();
        var other = Of(NewId(), category: "coat");
        await Garments.InsertAsync(other, None);
        await Collection("clothing").DeleteManyAsync(new BsonDocument("user_id", Owner.ToBson()));

        (await new WardrobeRepair(Database).RunAsync(None)).ShouldBe(2);

        (await CountsAsync()).ShouldBe("0: ; ");
        (await CountsAsync(other.UserId)).ShouldBe("1: coat 1; Nour 1");
    }

    [Test]
    public async Task GarmentWithoutItsMoment_GetsIt_AndKeepsTheRest()
    {
        var garment = await AddAsync();
        await Collection("clothing").UpdateOneAsync(ById(garment.Id), new BsonDocument { ["$unset"] = new BsonDocument("created_at", ""), ["$set"] = new BsonDocument("search", new BsonArray { "kept" }) });

        await new WardrobeRepair(Database).RunAsync(None);

        var stored = await Collection("clothing").Find(ById(garment.Id)).SingleAsync();
        (stored["created_at"].ToUniversalTime(), stored["search"].AsBsonArray.Single().AsString).ShouldBe((garment.Id.CreatedAt.UtcDateTime, "kept"));
    }

    [Test]
    public async Task BodyOfAnEarlierSystem_IsRead()
    {
        var id = NewId();
        await Collection("body").InsertOneAsync(new BsonDocument
        {
            ["_id"] = id.ToBson(),
            ["user_id"] = Owner.ToBson(),
            ["height"] = 170,
            ["weight"] = "unknown",
            ["measurements"] = new BsonDocument { ["chest"] = 90, ["note"] = "x" },
            ["image_url"] = "https://example.com/b.jpg",
            ["s3_key"] = "somewhere/else.png",
        });

        var body = (await Bodies.FindAsync(Owner, None)).ShouldNotBeNull();

        (body.Height, body.Weight, body.Measurements.Single().Value, body.Picture, body.Version, body.CreatedAt).ShouldBe((170, null, 90, null, 0, id.CreatedAt));
    }
}
