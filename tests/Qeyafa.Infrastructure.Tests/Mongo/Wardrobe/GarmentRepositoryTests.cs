using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Wardrobe;

namespace Qeyafa.Infrastructure.Tests.Mongo.Wardrobe;

public sealed class GarmentRepositoryTests : WardrobeFixture
{
    [Test]
    public async Task Insert_ThenFind_AnswersEveryMember_ToItsOwnerOnly()
    {
        var garment = await AddAsync();

        (await Garments.FindAsync(Owner, garment.Id, None)).ShouldNotBeNull().ShouldBeEquivalentTo(garment);
        (await Garments.FindAsync(NewId(), garment.Id, None)).ShouldBeNull();
        (await Garments.FindOwnerAsync(garment.Id, None)).ShouldBe(Owner);
        (await Garments.FindOwnerAsync(NewId(), None)).ShouldBeNull();
    }

    [Test]
    public async Task Insert_OfATakenId_StoresAndCountsNothing()
    {
        var garment = await AddAsync();

        (await Garments.InsertAsync(garment, None)).ShouldBeFalse();

        (await CountsAsync()).ShouldBe("1: dress 1; Nour 1");
    }

    [Test]
    public async Task Replace_AtTheExpectedVersion_KeepsPictureAndFieldsItDoesNotKnow()
    {
        var garment = await AddAsync();
        var picture = PictureKey.Clothing(Owner, garment.Id);
        var shown = (await Garments.ShowAsync(Owner, garment.Id, picture, Now.AddHours(1), None)).ShouldNotBeNull();
        await Collection("clothing").UpdateOneAsync(ById(garment.Id), new BsonDocument("$set", new BsonDocument("tailor_mark", "x")));

        shown.Describe(GarmentDetails.Create("Coat", "outerwear", null).Value, Now.AddHours(2));
        (await Garments.ReplaceAsync(shown, 2, None)).ShouldBeTrue();
        (await Garments.ReplaceAsync(shown, 2, None)).ShouldBeFalse();

        var found = (await Garments.FindAsync(Owner, garment.Id, None)).ShouldNotBeNull();
        (found.Name, found.Brand, found.Picture, found.Version, found.CreatedAt, found.UpdatedAt).ShouldBe(("Coat", null, picture, 3, Now, Now.AddHours(2)));
        (await Collection("clothing").CountDocumentsAsync(new BsonDocument("tailor_mark", "x"))).ShouldBe(1);
        (await CountsAsync()).ShouldBe("1: outerwear 1; ");
    }

    [Test]
    public async Task Show_OfWhatIsGone_AnswersNothing() =>
        (await Garments.ShowAsync(Owner, NewId(), PictureKey.Clothing(Owner, NewId()), Now, None)).ShouldBeNull();

    [Test]
    public async Task Delete_UnderItsVersion_CountsItNoMore()
    {
        var garment = await AddAsync();
        await AddAsync(brand: null);

        (await Garments.DeleteAsync(Owner, garment.Id, 2, None)).ShouldBeFalse();
        (await Garments.DeleteAsync(NewId(), garment.Id, null, None)).ShouldBeFalse();
        (await Garments.DeleteAsync(Owner, garment.Id, 1, None)).ShouldBeTrue();

        (await CountsAsync()).ShouldBe("1: dress 1; ");
        (await Collection("wardrobe_stats").CountDocumentsAsync(new BsonDocument("kind", "brand"))).ShouldBe(0);
    }

    [Test]
    public async Task List_IsNewestFirst_ByCursorAndSkip_OfItsOwnerOnly()
    {
        var added = new List<Garment>();
        foreach (var n in Enumerable.Range(0, 7))
        {
            added.Add(await AddAsync(minutes: n / 2));
        }

        await Garments.InsertAsync(Of(NewId()), None);
        var expected = added.OrderByDescending(garment => garment.CreatedAt).ThenByDescending(garment => garment.Id).Select(garment => garment.Id).ToArray();
        var paged = new List<Garment>();
        ListPosition? after = null;
        do
        {
            var page = await Garments.ListAsync(new GarmentSlice(Owner, GarmentFilter.None, after, 0, 2), None);
            paged.AddRange(page);
            after = page.Count == 2 ? new ListPosition(page[1].CreatedAt, page[1].Id) : null;
        }
        while (after is not null);

        paged.Select(garment => garment.Id).ShouldBe(expected);
        (await IdsAsync(GarmentFilter.None, skip: 5)).ShouldBe(expected[5..]);
        (await Garments.CountAsync(Owner, GarmentFilter.None, None)).ShouldBe(7);
    }

    [Test]
    public async Task Filters_IgnoreCase_AndWorkTogether()
    {
        var dress = (await AddAsync("Blue linen dress", "Dress", "Atelier Nour")).Id;
        var shirt = (await AddAsync("T-shirt, blue", "top", "NOUR", 1)).Id;
        var coat = (await AddAsync("Été coat", "Outerwear", null, 2)).Id;

        (await IdsAsync(new GarmentFilter(Category: "DRESS"))).ShouldBe([dress]);
        (await IdsAsync(new GarmentFilter(Brand: "nour"))).ShouldBe([shirt]);
        (await IdsAsync(new GarmentFilter(Category: "TOP", Brand: "Nour"))).ShouldBe([shirt]);
        (await IdsAsync(new GarmentFilter(Category: "top", Brand: "other"))).ShouldBeEmpty();
        (await IdsAsync(new GarmentFilter(Text: "BLU"))).ShouldBe([shirt, dress]);
        (await IdsAsync(new GarmentFilter(Text: "nour blue"))).ShouldBe([shirt, dress]);
        (await IdsAsync(new GarmentFilter(Text: "dress at"))).ShouldBe([dress]);
        (await IdsAsync(new GarmentFilter(Text: "été"))).ShouldBe([coat]);
        (await IdsAsync(new GarmentFilter(Text: "out", Category: "outerwear"))).ShouldBe([coat]);
        (await IdsAsync(new GarmentFilter(Text: "inen"))).ShouldBeEmpty();
        (await Garments.CountAsync(Owner, new GarmentFilter(Text: "blue", Category: "top"), None)).ShouldBe(1);
    }

    [TestCase(null, null, null, "user_newest")]
    [TestCase("dress", null, null, "user_category_newest")]
    [TestCase(null, "nour", null, "user_brand_newest")]
    [TestCase("dress", "nour", null, "user_category_brand_newest")]
    [TestCase(null, null, "li", "user_search_newest")]
    public async Task Lists_FollowAnIndexOfTheOwner_AndReadNoMoreThanAPage(string? category, string? brand, string? text, string index)
    {
        await Collection("clothing").InsertManyAsync(Enumerable.Range(0, 300).Select(n => GarmentDocument.ToBson(Of(n % 3 == 0 ? NewId() : Owner, minutes: n))));
        var filter = new GarmentFilter(category, brand, text);
        var after = new ListPosition(Now.AddMinutes(100), NewId());
        foreach (var slice in new[] { new GarmentSlice(Owner, filter, null, 0, 11), new GarmentSlice(Owner, filter, after, 0, 11) })
        {
            var plan = await ExplainAsync(new BsonDocument
            {
                ["find"] = "clothing",
                ["filter"] = GarmentFilters.Of(slice),
                ["sort"] = GarmentFilters.NewestFirst,
                ["limit"] = 11,
                ["hint"] = GarmentFilters.IndexFor(filter),
            });
            plan.Indexes.ShouldBe([index]);
            plan.Stages.ShouldNotContain("SORT");
            plan.DocumentsExamined.ShouldBeInRange(11, 12);
        }
    }

    private async Task<EntityId[]> IdsAsync(GarmentFilter filter, int skip = 0) =>
        [.. (await Garments.ListAsync(new GarmentSlice(Owner, filter, null, skip, 10), None)).Select(garment => garment.Id)];
}
