using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class MeasurementRepositoryTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [MeasurementRepository.Spec];

    private MeasurementRepository Repository => new(Client, Database, Timer);

    [Test]
    public async Task Insert_ThenFind_AnswersEveryMember()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5), ("my_own_name", 12.25), note: "after lunch", height: 170.5, weight: 61.2, source: MeasurementSource.Mock);
        (await Repository.InsertAsync(recorded, None)).ShouldBe(InsertOutcome.Inserted);

        var found = (await Repository.FindAsync(recorded.Id, OwnerScope.Of(recorded.UserId), None)).ShouldNotBeNull();

        found.ShouldBeEquivalentTo(recorded);
    }

    [Test]
    public async Task Insert_OfATakenId_StoresNothing()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5));
        await Repository.InsertAsync(recorded, None);

        (await Repository.InsertAsync(recorded, None)).ShouldBe(InsertOutcome.DuplicateId);

        (await Repository.CountAsync(recorded.UserId, MeasurementFilter.None, None)).ShouldBe(1);
    }

    [Test]
    public async Task InsertMany_WithOneTakenId_StoresNone()
    {
        var owner = NewId();
        var taken = Recorded(owner, Now, ("chest", 92.5));
        await Repository.InsertAsync(taken, None);

        (await Repository.InsertManyAsync([Recorded(owner, Now, ("chest", 93)), taken], None)).ShouldBe(InsertOutcome.DuplicateId);

        (await Repository.CountAsync(owner, MeasurementFilter.None, None)).ShouldBe(1);
    }

    [Test]
    public async Task InsertMany_OfTwoThousand_StoresAll()
    {
        var owner = NewId();
        var many = Enumerable.Range(0, 2_000).Select(n => Recorded(owner, Now.AddMinutes(-n), ("chest", 90))).ToArray();

        (await Repository.InsertManyAsync(many, None)).ShouldBe(InsertOutcome.Inserted);

        (await Repository.CountAsync(owner, MeasurementFilter.None, None)).ShouldBe(2_000);
    }

    [Test]
    public async Task Find_OutsideTheScope_FindsNothing()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5));
        await Repository.InsertAsync(recorded, None);

        (await Repository.FindAsync(recorded.Id, OwnerScope.Of(NewId()), None)).ShouldBeNull();
        (await Repository.FindAsync(recorded.Id, OwnerScope.AnyOf([NewId(), recorded.UserId]), None)).ShouldNotBeNull();
        (await Repository.FindAsync(recorded.Id, OwnerScope.Everyone, None)).ShouldNotBeNull();
        (await Repository.FindAsync(NewId(), OwnerScope.Everyone, None)).ShouldBeNull();
    }

    [Test]
    public async Task Replace_AtTheExpectedVersion_KeepsFieldsItDoesNotKnow()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5), note: "first");
        await Repository.InsertAsync(recorded, None);
        await Collection("measurements").UpdateOneAsync(new BsonDocument("_id", recorded.Id.ToBson()), new BsonDocument("$set", new BsonDocument("tailor_mark", "x")));

        recorded.Revise(Entry(Now, ("waist", 70.0)), Now).IsSuccess.ShouldBeTrue();
        (await Repository.ReplaceAsync(recorded, 1, None)).ShouldBeTrue();

        var found = (await Repository.FindAsync(recorded.Id, OwnerScope.Everyone, None)).ShouldNotBeNull();
        found.ShouldBeEquivalentTo(recorded);
        found.Version.ShouldBe(2);
        found.Note.ShouldBeNull();
        (await StoredAsync(recorded.Id))["tailor_mark"].AsString.ShouldBe("x");
    }

    [Test]
    public async Task Replace_ByTwoAtOnce_LetsOneThrough()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5));
        await Repository.InsertAsync(recorded, None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            var mine = (await Repository.FindAsync(recorded.Id, OwnerScope.Everyone, None))!;
            mine.Revise(Entry(Now, ("chest", 90.0 + n)), Now);
            return await Repository.ReplaceAsync(mine, 1, None);
        }));

        outcomes.Count(won => won).ShouldBe(1);
        (await StoredAsync(recorded.Id))["version"].ToInt64().ShouldBe(2);
    }

    [Test]
    public async Task Replace_OfADeletedRecord_StoresNothing()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5));
        recorded.Revise(Entry(Now, ("chest", 93.0)), Now);

        (await Repository.ReplaceAsync(recorded, 1, None)).ShouldBeFalse();

        (await Repository.CountAsync(recorded.UserId, MeasurementFilter.None, None)).ShouldBe(0);
    }

    [Test]
    public async Task Delete_SaysWhatBecameOfIt()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 92.5));
        await Repository.InsertAsync(recorded, None);
        var own = OwnerScope.Of(recorded.UserId);

        (await Repository.DeleteAsync(recorded.Id, OwnerScope.Of(NewId()), null, None)).ShouldBe(DeleteOutcome.NotFound);
        (await Repository.DeleteAsync(recorded.Id, OwnerScope.Of(NewId()), 7, None)).ShouldBe(DeleteOutcome.NotFound);
        (await Repository.DeleteAsync(recorded.Id, own, 7, None)).ShouldBe(DeleteOutcome.OtherVersion);
        (await Repository.DeleteAsync(recorded.Id, own, 1, None)).ShouldBe(DeleteOutcome.Deleted);
        (await Repository.DeleteAsync(recorded.Id, own, null, None)).ShouldBe(DeleteOutcome.NotFound);
    }

    [Test]
    public async Task History_FollowedByPosition_AnswersEveryRecordOnceNewestFirst()
    {
        var owner = NewId();
        var sameMoments = Enumerable.Range(0, 50).Select(n => Recorded(owner, Now.AddDays(-(n / 5)), ("chest", 90 + (n * 0.1)))).ToArray();
        await Repository.InsertManyAsync(sameMoments, None);
        await Repository.InsertAsync(Recorded(NewId(), Now, ("chest", 99)), None);

        var followed = new List<Measurement>();
        HistoryPosition? after = null;
        while (await Repository.HistoryAsync(new HistorySlice(owner, MeasurementFilter.None, after, 0, 7), None) is { Count: > 0 } page)
        {
            followed.AddRange(page);
            after = new HistoryPosition(page[^1].ProcessedAt, page[^1].Id);
        }

        followed.Select(record => record.Id).ShouldBe(sameMoments.OrderByDescending(record => record.ProcessedAt).ThenByDescending(record => record.Id).Select(record => record.Id));
    }

    [Test]
    public async Task History_Filtered_AnswersWhatTheFilterLetsThrough()
    {
        var owner = NewId();
        await Repository.InsertManyAsync(
            [
                Recorded(owner, Now.AddDays(-3), ("chest", 90)),
                Recorded(owner, Now.AddDays(-2), ("chest", 91), source: MeasurementSource.Mock),
                Recorded(owner, Now.AddDays(-1), ("chest", 92)),
            ],
            None);

        (await CountAsync(owner, new MeasurementFilter(From: Now.AddDays(-2)))).ShouldBe((2, 2));
        (await CountAsync(owner, new MeasurementFilter(To: Now.AddDays(-2)))).ShouldBe((2, 2));
        (await CountAsync(owner, new MeasurementFilter(Source: MeasurementSource.Mock))).ShouldBe((1, 1));
        (await CountAsync(owner, new MeasurementFilter(Source: MeasurementSource.AiService))).ShouldBe((0, 0));
        (await Repository.HistoryAsync(new HistorySlice(owner, MeasurementFilter.None, null, Skip: 2, Limit: 10), None)).Single().ProcessedAt.ShouldBe(Now.AddDays(-3));
    }

    [Test]
    public async Task HistoryQueries_WalkTheIndex_AndExamineNoMoreThanTheyAnswer()
    {
        var owner = NewId();
        var records = Enumerable.Range(0, 300).Select(n => Recorded(owner, Now.AddHours(-n), ("chest", 90))).ToArray();
        await Repository.InsertManyAsync(records, None);
        var last = records[279];
        var slices = new[] { null, (HistoryPosition?)new HistoryPosition(last.ProcessedAt, last.Id) }.Select(after => new HistorySlice(owner, MeasurementFilter.None, after, 0, 20));

        foreach (var slice in slices)
        {
            var plan = await ExplainAsync(new BsonDocument
            {
                ["find"] = "measurements",
                ["filter"] = MeasurementFilters.Of(slice),
                ["sort"] = new BsonDocument { ["processed_at"] = -1, ["_id"] = -1 },
                ["limit"] = slice.Limit,
            });

            plan.Indexes.ShouldBe(["user_history"]);
            plan.Stages.ShouldNotContain("SORT");
            plan.DocumentsExamined.ShouldBeLessThanOrEqualTo(21);
            plan.KeysExamined.ShouldBeLessThanOrEqualTo(22);
        }
    }

    [Test]
    public async Task ByIdAndCount_WalkAnIndex()
    {
        var recorded = Recorded(NewId(), Now, ("chest", 90));
        await Repository.InsertAsync(recorded, None);

        var byId = await ExplainAsync(new BsonDocument { ["find"] = "measurements", ["filter"] = MeasurementFilters.Of(recorded.Id, OwnerScope.Of(recorded.UserId)) });
        var count = await ExplainAsync(new BsonDocument { ["count"] = "measurements", ["query"] = MeasurementFilters.Of(recorded.UserId, new MeasurementFilter(From: Now)) });

        byId.Stages.ShouldNotContain("COLLSCAN");
        byId.DocumentsExamined.ShouldBe(1);
        count.Indexes.ShouldBe(["user_history"]);
        count.Stages.ShouldNotContain("COLLSCAN");
    }

    [Test]
    public async Task Latest_IsTheNewestOfTheOwner()
    {
        var owner = NewId();
        (await Repository.LatestAsync(owner, None)).ShouldBeNull();
        var newest = Recorded(owner, Now, ("chest", 92));
        await Repository.InsertManyAsync([newest, Recorded(owner, Now.AddDays(-1), ("chest", 91)), Recorded(NewId(), Now.AddDays(1), ("chest", 99))], None);

        (await Repository.LatestAsync(owner, None)).ShouldNotBeNull().Id.ShouldBe(newest.Id);
    }

    [Test]
    public async Task Trends_OfMixedUnits_AreComputedInCm()
    {
        var owner = NewId();
        await Repository.InsertManyAsync(
            [
                Recorded(owner, new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero), ("chest", 100), weight: 60),
                Recorded(owner, new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero), ("chest", 40), unit: LengthUnit.Inch, weight: 62),
                Recorded(owner, new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), ("chest", 98)),
            ],
            None);

        var trends = await Repository.TrendsAsync(new TrendQuery(owner, MeasurementFilter.None, null, TrendInterval.Month), None);

        var chest = trends.Single(trend => trend.Name.Text == "chest");
        chest.First.ShouldBe(100);
        chest.Last.ShouldBe(98);
        chest.Min.ShouldBe(98);
        chest.Max.ShouldBe(101.6, 1e-9);
        chest.Mean.ShouldBe((100 + 101.6 + 98) / 3, 1e-9);
        chest.Points.Select(point => (point.At.Month, point.Count)).ShouldBe([(1, 2), (3, 1)]);
        chest.Points[0].Mean.ShouldBe(100.8, 1e-9);
        var weight = trends.Single(trend => trend.Name.Text == "weight");
        (weight.First, weight.Last, weight.Mean).ShouldBe((60, 62, 61));
        trends.ShouldNotContain(trend => trend.Name.Text == "height");
    }

    [Test]
    public async Task Trends_OfNamedMeasurements_AnswerThoseOnly()
    {
        var owner = NewId();
        await Repository.InsertAsync(Recorded(owner, Now, ("chest", 100), ("waist", 80), height: 170), None);

        var trends = await Repository.TrendsAsync(new TrendQuery(owner, MeasurementFilter.None, [MeasurementName.Of("waist"), MeasurementName.Of("height")], TrendInterval.Week), None);

        trends.Select(trend => trend.Name.Text).Order().ShouldBe(["height", "waist"]);
        trends[0].Points.Single().At.ShouldBe(new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero));
    }

    [Test]
    public async Task Names_AreThoseOfTheOwnersRecords()
    {
        var owner = NewId();
        await Repository.InsertManyAsync([Recorded(owner, Now, ("chest", 90), height: 170), Recorded(owner, Now, ("waist", 80), ("chest", 91)), Recorded(NewId(), Now, ("hips", 80))], None);

        (await Repository.NamesAsync(owner, MeasurementFilter.None, None)).Select(name => name.Text).Order().ShouldBe(["chest", "waist"]);
    }

    [Test]
    public async Task Span_IsFromTheFirstToTheLastRecord()
    {
        var owner = NewId();
        (await Repository.SpanAsync(owner, MeasurementFilter.None, None)).ShouldBeNull();
        await Repository.InsertManyAsync([Recorded(owner, Now, ("chest", 90)), Recorded(owner, Now.AddDays(-9), ("chest", 91))], None);

        (await Repository.SpanAsync(owner, MeasurementFilter.None, None)).ShouldBe(new HistorySpan(Now.AddDays(-9), Now));
    }

    [Test]
    public async Task RecordOfAnEarlierSystem_IsReadAndRevised()
    {
        var id = NewId();
        var owner = NewId();
        await Collection("measurements").InsertOneAsync(new BsonDocument
        {
            ["_id"] = id.ToBson(),
            ["user_id"] = owner.ToBson(),
            ["measurements"] = new BsonDocument { ["chest"] = 92, ["Waist Size"] = 70.5, ["remark"] = "tight" },
            ["height"] = 170L,
            ["weight"] = BsonNull.Value,
            ["processed_at"] = Now.UtcDateTime,
            ["ai_confidence"] = 0.87,
            ["source"] = "ai",
            ["device"] = new BsonDocument("model", "x"),
        });

        var found = (await Repository.FindAsync(id, OwnerScope.Of(owner), None)).ShouldNotBeNull();

        found.Measurements.AsSpan().ToArray().Select(value => (value.Name.Text, value.Value)).ShouldBe([("chest", 92), ("Waist Size", 70.5)]);
        (found.Height, found.Weight, found.Unit, found.Source, found.AiConfidence).ShouldBe((170, null, LengthUnit.Cm, MeasurementSource.AiService, 0.87));
        found.CreatedAt.ShouldBe(id.CreatedAt);
        var version = found.Version;
        found.Revise(Entry(Now, ("chest", 93.0)), Now);
        (await Repository.ReplaceAsync(found, version, None)).ShouldBeTrue();
        (await StoredAsync(id))["device"]["model"].AsString.ShouldBe("x");
    }

    private async Task<(long Counted, int Listed)> CountAsync(EntityId owner, MeasurementFilter filter) =>
        (await Repository.CountAsync(owner, filter, None), (await Repository.HistoryAsync(new HistorySlice(owner, filter, null, 0, 100), None)).Count);

    private async Task<BsonDocument> StoredAsync(EntityId id) => await Collection("measurements").Find(new BsonDocument("_id", id.ToBson())).SingleAsync();

    private static MeasurementEntry Entry(DateTimeOffset at, params (string Name, double Value)[] values) => new()
    {
        ProcessedAt = at,
        Measurements = [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))],
    };

    private static Measurement Recorded(
        EntityId owner, DateTimeOffset at, (string Name, double Value) value, (string Name, double Value)? second = null, string? note = null,
        double? height = null, double? weight = null, LengthUnit unit = LengthUnit.Cm, MeasurementSource source = MeasurementSource.Manual)
    {
        var entry = Entry(at, second is { } other ? [value, other] : [value]) with { Height = height, Weight = weight, Unit = unit, Source = source, Note = note };
        return Measurement.Record(NewId(), owner, entry, Now.AddDays(2)).Value;
    }
}
