using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Monitoring;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class CollectionSizesTests : RepositoryFixture
{
    private readonly ManualClock _clock = new(Now);

    private protected override IReadOnlyList<CollectionSpec> Collections => [CollectionSizes.Spec, ProfileRepository.Spec];

    private CollectionSizes Sizes => new(Database, new DatabaseSchema(Collections), Timer, _clock);

    [Test]
    public async Task Samples_AreTakenOnceADay()
    {
        (await Sizes.SampleAsync(None)).ShouldBe(2);
        _clock.Advance(TimeSpan.FromHours(1));
        (await Sizes.SampleAsync(None)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromDays(1));
        (await Sizes.SampleAsync(None)).ShouldBe(2);

        (await Collection("collection_sizes").CountDocumentsAsync(new BsonDocument("collection", "profiles"))).ShouldBe(2);
    }

    [Test]
    public async Task Samples_TakenByManyAtOnce_AreOneForEachCollection()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Sizes.SampleAsync(None)));

        (await Collection("collection_sizes").CountDocumentsAsync(new BsonDocument())).ShouldBe(2);
    }

    [Test]
    public async Task Collection_ThatIsNotThere_IsPassedOver()
    {
        await Database.DropCollectionAsync("profiles", None);

        (await Sizes.SampleAsync(None)).ShouldBe(1);
    }

    [Test]
    public async Task Oldest_IsTheOldestWithinThirtyDays()
    {
        await Collection("profiles").InsertOneAsync(new BsonDocument("user_id", 1), cancellationToken: None);
        await Sizes.SampleAsync(None);
        _clock.Advance(TimeSpan.FromDays(20));
        await Collection("profiles").InsertOneAsync(new BsonDocument("user_id", 2), cancellationToken: None);
        await Sizes.SampleAsync(None);

        (await Sizes.OldestAsync(None))["profiles"].ShouldSatisfyAllConditions(sample => sample.At.ShouldBe(Now), sample => sample.Documents.ShouldBe(1));
        _clock.Advance(TimeSpan.FromDays(11));
        (await Sizes.OldestAsync(None))["profiles"].Documents.ShouldBe(2);
    }

    [Test]
    public async Task Oldest_IsFoundByTheIndexOfTimes()
    {
        await Sizes.SampleAsync(None);

        var plan = await ExplainAsync(new BsonDocument
        {
            ["find"] = "collection_sizes",
            ["filter"] = new BsonDocument("at", new BsonDocument("$gte", Now.UtcDateTime)),
            ["sort"] = new BsonDocument("at", 1),
        });

        plan.Indexes.Distinct().ShouldHaveSingleItem().ShouldBe("at_ttl");
        plan.Stages.ShouldNotContain("SORT");
    }
}
