using MongoDB.Bson;
using Qeyafa.Domain.Profiles;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class ProfileRepositoryTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [ProfileRepository.Spec];

    private ProfileRepository Repository => new(Database, Timer);

    [Test]
    public async Task Put_OfTheFirst_MakesIt_AndOfTheNext_ReplacesIt()
    {
        var userId = NewId();
        (await Repository.FindAsync(userId, None)).ShouldBeNull();

        var first = await Repository.PutAsync(userId, Details("female", ("preferred_unit", PreferenceValue.Of("inch")), ("size", PreferenceValue.Of(38.5))), Now, null, None);
        var second = await Repository.PutAsync(userId, Details(null, ("newsletter", PreferenceValue.Of(true))), Now.AddMinutes(1), null, None);

        first.IsNew.ShouldBeTrue();
        second.IsNew.ShouldBeFalse();
        var found = (await Repository.FindAsync(userId, None)).ShouldNotBeNull();
        (found.Gender, found.Version, found.CreatedAt, found.UpdatedAt, found.DateOfBirth).ShouldBe((null, 2, Now, Now.AddMinutes(1), new DateOnly(1990, 5, 17)));
        found.Preferences.Select(preference => (preference.Key, preference.Value)).ShouldBe([("newsletter", PreferenceValue.Of(true))]);
        first.Profile!.Preferences["size"].Number.ShouldBe(38.5);
    }

    [Test]
    public async Task FirstPut_ByManyAtOnce_MakesOneProfile()
    {
        var userId = NewId();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Repository.PutAsync(userId, Details($"g{n}"), Now.AddSeconds(n), null, None)));

        outcomes.Count(outcome => outcome.IsNew).ShouldBe(1);
        outcomes.Select(outcome => outcome.Profile!.Version).Order().ShouldBe(Enumerable.Range(1, 10).Select(n => (long)n));
        (await Collection("profiles").CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    [Test]
    public async Task Put_OfAnExpectedVersion_ByManyAtOnce_LetsOneThrough()
    {
        var userId = NewId();
        await Repository.PutAsync(userId, Details("a"), Now, null, None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Repository.PutAsync(userId, Details($"g{n}"), Now, 1, None)));

        outcomes.Count(outcome => outcome.IsStored).ShouldBe(1);
        (await Repository.FindAsync(userId, None))!.Version.ShouldBe(2);
    }

    [Test]
    public async Task Put_OfAnExpectedVersion_MakesNoProfile()
    {
        var userId = NewId();

        (await Repository.PutAsync(userId, Details("a"), Now, 1, None)).IsStored.ShouldBeFalse();

        (await Repository.FindAsync(userId, None)).ShouldBeNull();
    }

    [Test]
    public async Task ProfileOfAnEarlierSystem_IsRead_AndKeepsWhatOursDoesNotKnow()
    {
        var userId = NewId();
        await Collection("profiles").InsertOneAsync(new BsonDocument
        {
            ["user_id"] = userId.ToBson(),
            ["full_name"] = "Salim",
            ["date_of_birth"] = "1988-02-29",
            ["preferences"] = new BsonDocument { ["locale"] = "ar", ["nested"] = new BsonDocument("a", 1) },
        });

        var before = (await Repository.FindAsync(userId, None)).ShouldNotBeNull();
        var after = await Repository.PutAsync(userId, Details("male"), Now, before.Version, None);

        before.DateOfBirth.ShouldBe(new DateOnly(1988, 2, 29));
        before.Preferences.Keys.ShouldBe(["locale"]);
        after.IsNew.ShouldBeFalse();
        after.Profile!.Version.ShouldBeGreaterThan(before.Version);
        (await Collection("profiles").Find(new BsonDocument("user_id", userId.ToBson())).SingleAsync())["full_name"].AsString.ShouldBe("Salim");
    }

    [Test]
    public async Task ByUser_WalksItsIndex()
    {
        var userId = NewId();
        await Repository.PutAsync(userId, Details("a"), Now, null, None);

        var plan = await ExplainAsync(new BsonDocument { ["find"] = "profiles", ["filter"] = new BsonDocument("user_id", userId.ToBson()) });

        plan.Indexes.ShouldBe(["user_id_unique"]);
        plan.DocumentsExamined.ShouldBe(1);
    }

    private static ProfileDetails Details(string? gender, params (string Key, PreferenceValue Value)[] preferences) => ProfileDetails.Create(
        new DateOnly(1990, 5, 17), gender, preferences.ToDictionary(preference => preference.Key, preference => preference.Value), DateOnly.FromDateTime(Now.UtcDateTime)).Value;
}
