using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Wardrobe;

namespace Qeyafa.Infrastructure.Tests.Mongo.Wardrobe;

public sealed class WardrobeCountersTests : WardrobeFixture
{
    [Test]
    public async Task Counts_AreLargestFirst_OneForAllSpellings_OfItsOwnerOnly()
    {
        await AddAsync(category: "coat", brand: "Zara");
        await AddAsync(category: "Dress", brand: "nour");
        await AddAsync(category: "dress", brand: null);
        await AddAsync(category: "DRESS", brand: "NOUR");
        await Garments.InsertAsync(Of(NewId()), None);

        (await CountsAsync()).ShouldBe("4: DRESS 3, coat 1; NOUR 2, Zara 1");
        (await CountsAsync(NewId())).ShouldBe("0: ; ");
    }

    [Test]
    public async Task ManyWritersAtOnce_AreCountedExactly()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var n = 0; n < 6; n++)
            {
                var garment = await AddAsync(category: n % 2 == 0 ? "dress" : "coat", brand: writer % 2 == 0 ? "nour" : null);
                if (n % 3 == 1)
                {
                    garment.Describe(GarmentDetails.Create("Hat", "hat", "zara").Value, Now);
                    (await Garments.ReplaceAsync(garment, 1, None)).ShouldBeTrue();
                }
                else if (n % 3 == 2)
                {
                    (await Garments.DeleteAsync(Owner, garment.Id, null, None)).ShouldBeTrue();
                }
            }
        }));

        var counted = await CountsAsync();
        counted.ShouldBe("32: hat 16, coat 8, dress 8; zara 16, nour 8");
        await RebuildAsync();
        (await CountsAsync()).ShouldBe(counted);
        (await Garments.CountAsync(Owner, GarmentFilter.None, None)).ShouldBe(32);
    }

    [Test]
    public async Task RebuildBesideWriters_EndsWithExactCounts()
    {
        await AddAsync();
        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, 10).Select(n => AddAsync(category: $"c{n % 3}"))),
            Task.Run(async () =>
            {
                for (var n = 0; n < 3; n++)
                {
                    await RebuildAsync();
                }
            }));

        var counted = await CountsAsync();
        await RebuildAsync();
        (await CountsAsync()).ShouldBe(counted);
        counted.ShouldStartWith("11: ");
    }

    [Test]
    public async Task Reading_FollowsAnIndex_WithoutSorting()
    {
        await Collection("wardrobe_stats").InsertManyAsync(Enumerable.Range(0, 200).Select(n => new BsonDocument
        {
            ["user_id"] = (n % 2 == 0 ? Owner : NewId()).ToBson(),
            ["kind"] = "brand",
            ["key"] = $"b{n}",
            ["label"] = $"B{n}",
            ["count"] = (long)n,
        }));
        var plan = await ExplainAsync(new BsonDocument
        {
            ["aggregate"] = "wardrobe_stats",
            ["pipeline"] = new BsonArray(WardrobeCounters.Largest(Owner, "brand")),
            ["cursor"] = new BsonDocument(),
        });

        plan.Indexes.ShouldBe(["user_largest"]);
        plan.Stages.ShouldNotContain("SORT");
        (plan.KeysExamined, plan.DocumentsExamined).ShouldBe((100, 100));
    }

    private async Task RebuildAsync() => (await Work.RunAsync<Done>(
        async cancellation =>
        {
            await new WardrobeCounters(Database, Timer).RebuildAsync(Owner, cancellation);
            return default(Done);
        },
        None)).IsSuccess.ShouldBeTrue();
}
