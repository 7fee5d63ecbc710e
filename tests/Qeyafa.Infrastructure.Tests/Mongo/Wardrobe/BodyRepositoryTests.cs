using MongoDB.Bson;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Wardrobe;

namespace Qeyafa.Infrastructure.Tests.Mongo.Wardrobe;

public sealed class BodyRepositoryTests : WardrobeFixture
{
    [Test]
    public async Task Insert_ThenFind_AnswersEveryMember()
    {
        var body = await StoreAsync(LengthUnit.Inch);

        (await Bodies.FindAsync(Owner, None)).ShouldNotBeNull().ShouldBeEquivalentTo(body);
        (await Bodies.FindAsync(NewId(), None)).ShouldBeNull();
    }

    [Test]
    public async Task ManyFirstRecordsAtOnce_LeaveOne()
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Bodies.InsertAsync(BodyRecord.Begin(NewId(), Owner, Now), None)));

        stored.Count(done => done).ShouldBe(1);
        (await Collection("body").CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    [Test]
    public async Task Replace_AtTheExpectedVersion_KeepsPictureAndFieldsItDoesNotKnow()
    {
        var body = await StoreAsync();
        var picture = PictureKey.Body(Owner, body.Id);
        (await Bodies.ShowAsync(Owner, body.Id, picture, Now, None)).ShouldNotBeNull().Version.ShouldBe(2);
        await Collection("body").UpdateOneAsync(ById(body.Id), new BsonDocument("$set", new BsonDocument("posture", "x")));
        var shown = (await Bodies.FindAsync(Owner, None)).ShouldNotBeNull();

        shown.Revise(new BodyEntry { Weight = 61 }, Now).IsSuccess.ShouldBeTrue();
        (await Bodies.ReplaceAsync(shown, 1, None)).ShouldBeFalse();
        (await Bodies.ReplaceAsync(shown, 2, None)).ShouldBeTrue();

        var found = (await Bodies.FindAsync(Owner, None)).ShouldNotBeNull();
        (found.Weight, found.Height, found.Picture, found.Version).ShouldBe((61, null, picture, 3));
        (await Collection("body").CountDocumentsAsync(new BsonDocument("posture", "x"))).ShouldBe(1);
    }

    [Test]
    public async Task Delete_UnderItsVersion()
    {
        var body = await StoreAsync();

        (await Bodies.DeleteAsync(Owner, body.Id, 2, None)).ShouldBeFalse();
        (await Bodies.DeleteAsync(Owner, body.Id, 1, None)).ShouldBeTrue();
        (await Bodies.ShowAsync(Owner, body.Id, PictureKey.Body(Owner, body.Id), Now, None)).ShouldBeNull();
    }

    [Test]
    public async Task Lookup_IsOneStepOfAnIndex()
    {
        await StoreAsync();
        var plan = await ExplainAsync(new BsonDocument { ["find"] = "body", ["filter"] = new BsonDocument("user_id", new BsonObjectId(ObjectId.Parse(Owner.ToString()))), ["limit"] = 1 });

        plan.Indexes.ShouldBe(["user_id_unique"]);
        (plan.KeysExamined, plan.DocumentsExamined).ShouldBe((1, 1));
    }

    [Test]
    public async Task Subjects_AreInCm_AndOfTheirOwnerOnly()
    {
        var body = await StoreAsync(LengthUnit.Inch);
        var garment = await AddAsync(category: "Dress");
        var subjects = new TryOnSubjects(Database, Bodies, Garments, Timer);
        (await subjects.FindBodyAsync(Owner, body.Id, None)).ShouldNotBeNull().Body.ShouldBeNull();
        (await subjects.FindGarmentAsync(Owner, garment.Id, None)).ShouldNotBeNull().Garment.ShouldBeNull();
        await Bodies.ShowAsync(Owner, body.Id, PictureKey.Body(Owner, body.Id), Now, None);
        await Garments.ShowAsync(Owner, garment.Id, PictureKey.Clothing(Owner, garment.Id), Now, None);

        var shown = (await subjects.FindBodyAsync(Owner, body.Id, None))!.Body.ShouldNotBeNull();
        (shown.Picture, shown.HeightCm, shown.MeasurementsCm["chest"]).ShouldBe((PictureKey.Body(Owner, body.Id), 165.1, 91.44));
        var worn = (await subjects.FindGarmentAsync(Owner, garment.Id, None))!.Garment.ShouldNotBeNull();
        (worn.Picture, worn.Category, worn.Name).ShouldBe((PictureKey.Clothing(Owner, garment.Id), "dress", garment.Name));
        (await subjects.FindBodyAsync(Owner, NewId(), None)).ShouldBeNull();
        (await subjects.FindBodyAsync(NewId(), body.Id, None)).ShouldBeNull();
        (await subjects.FindGarmentAsync(NewId(), garment.Id, None)).ShouldBeNull();
        (await subjects.HoldAsync(Owner, body.Id, garment.Id, None)).ShouldBeTrue();
        (await subjects.HoldAsync(Owner, body.Id, NewId(), None)).ShouldBeFalse();
        (await subjects.HoldAsync(NewId(), body.Id, garment.Id, None)).ShouldBeFalse();
    }

    [Test]
    public async Task HoldAndDeletionAtOnce_EndOneAfterTheOther()
    {
        var body = await StoreAsync();
        var garment = await AddAsync();
        var subjects = new TryOnSubjects(Database, Bodies, Garments, Timer);
        var isHeld = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var tries = 0;
        var hold = Work.RunAsync<bool>(
            async cancellation =>
            {
                var held = await subjects.HoldAsync(Owner, body.Id, garment.Id, cancellation);
                isHeld.TrySetResult();
                await mayCommit.Task;
                return held;
            },
            None);
        await isHeld.Task;
        var deletion = Work.RunAsync<bool>(
            async cancellation =>
            {
                if (++tries > 1)
                {
                    mayCommit.TrySetResult();
                }

                return await Garments.DeleteAsync(Owner, garment.Id, null, cancellation);
            },
            None);

        (await hold).Value.ShouldBeTrue();
        (await deletion).Value.ShouldBeTrue();
        tries.ShouldBeGreaterThan(1);
    }

    private async Task<BodyRecord> StoreAsync(LengthUnit unit = LengthUnit.Cm)
    {
        var (height, chest) = unit == LengthUnit.Inch ? (65.0, 36.0) : (165, 91);
        var body = BodyRecord.Describe(NewId(), Owner, new BodyEntry { Measurements = [KeyValuePair.Create("chest", chest)], Height = height, Weight = 60, Unit = unit }, Now).Value;
        (await Bodies.InsertAsync(body, None)).ShouldBeTrue();
        return body;
    }
}
