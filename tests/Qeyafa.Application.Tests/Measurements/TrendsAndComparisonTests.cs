using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Measurements;

public sealed class TrendsAndComparisonTests
{
    private readonly MeasurementsWorld _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task Trends_OverMixedUnits_AreInOneUnit()
    {
        await _world.RecordAsync(36, MeasurementsWorld.Now.AddDays(-40), LengthUnit.Inch);
        await _world.RecordAsync(94.44, MeasurementsWorld.Now);
        var chest = (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None))).Value.Series.Single();
        (chest.First, chest.Last, chest.Min, chest.Max, chest.Mean, chest.Change, chest.Significant).ShouldBe((91.44, 94.44, 91.44, 94.44, 92.94, 3, true));
        chest.Points.Select(point => (point.At.Month, point.Count)).ShouldBe([(1, 1L), (3, 1L)]);
        var inches = (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None, Unit: LengthUnit.Inch))).Value;
        (inches.Unit, inches.Series.Single().First).ShouldBe((LengthUnit.Inch, 36));
    }

    [Test]
    public async Task Trends_AreInTheVocabularysOrder_WithHeightAndWeightAmongThem()
    {
        await _world.RecordAsync(new MeasurementInput(Values(("zebra", 5), ("waist", 70), ("aardvark", 5), ("chest", 90)), Height: 170, Weight: 60));
        (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None))).Value.Series.Select(series => (series.Name, series.Significant))
            .ShouldBe([("height", false), ("weight", null), ("chest", false), ("waist", false), ("aardvark", null), ("zebra", null)]);
    }

    [Test]
    public async Task Trends_OfOnePerson_LeaveOthersOut()
    {
        await _world.StrangersAsync();
        (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None))).Value.Series.ShouldBeEmpty();
        (await _world.SendAsync(new GetTrends(_world.Stranger, MeasurementFilter.None))).Error.ShouldBe(Error.NotFound);
    }

    [Test]
    public async Task Trends_ByDayOverDecades_AreRefused_ByMonthNot()
    {
        await _world.RecordAsync(90, new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await _world.RecordAsync(91);
        (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None, TrendInterval.Day))).Error!.Members.Keys.ShouldBe(["interval"]);
        (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None))).IsSuccess.ShouldBeTrue();
    }

    [TestCase("Chest")]
    [TestCase("a.b")]
    [TestCase("$where")]
    public async Task Trends_OfABadName_AreRefused(string name) =>
        (await _world.SendAsync(new GetTrends(_world.Me, MeasurementFilter.None, Names: [name]))).Error!.Members.Keys.ShouldBe(["names"]);

    [Test]
    public async Task Compare_OfTwoRecords_TellsChangesFromNoise()
    {
        var from = await _world.RecordAsync(new MeasurementInput(Values(("waist", 70), ("chest", 91.3), ("hips", 95)), Height: 170, Weight: 60));
        var to = await _world.RecordAsync(new MeasurementInput(Values(("waist", 75), ("chest", 91.4), ("left_elbow", 20)), Weight: 61));
        var compared = (await _world.SendAsync(new CompareMeasurements(from.Id, to.Id))).Value;
        compared.Changes.ShouldBe(
        [
            new ChangeDto("height", 170, null, null, null),
            new ChangeDto("weight", 60, 61, 1, null),
            new ChangeDto("chest", 91.3, 91.4, 0.1, false),
            new ChangeDto("waist", 70, 75, 5, true),
            new ChangeDto("hips", 95, null, null, null),
            new ChangeDto("left_elbow", null, 20, null, null),
        ]);
    }

    [Test]
    public async Task Compare_AcrossUnits_IsInOneUnit()
    {
        var from = await _world.RecordAsync(91.44);
        var to = await _world.RecordAsync(37, unit: LengthUnit.Inch);
        var compared = (await _world.SendAsync(new CompareMeasurements(from.Id, to.Id))).Value;
        (compared.Unit, compared.Changes.Single()).ShouldBe((LengthUnit.Inch, new ChangeDto("chest", 36, 37, 1, true)));
    }

    [Test]
    public async Task Compare_WithAStrangersRecord_IsNotThere()
    {
        var mine = await _world.RecordAsync(90);
        var theirs = await _world.StrangersAsync();
        (await _world.SendAsync(new CompareMeasurements(mine.Id, theirs))).Error.ShouldBe(Error.NotFound);
        (await _world.SendAsync(new CompareMeasurements(theirs, mine.Id))).Error.ShouldBe(Error.NotFound);
    }

    [Test]
    public async Task Vocabulary_ForAnybody_HasEveryEntry()
    {
        _world.UserId = null;
        var vocabulary = (await _world.SendAsync(new GetVocabulary())).Value;
        vocabulary.Items.Count.ShouldBe(MeasurementVocabulary.Entries.Length);
        var chest = vocabulary.Items.Single(item => item.Name == "chest");
        (chest.Warn, chest.Reject, chest.NoiseMm, chest.FreeSewing).ShouldBe((new BandDto(71, 148), new BandDto(49.7, 251.6), 9, "chest"));
    }

    private static KeyValuePair<string, double>[] Values(params (string Name, double Value)[] values) => [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))];
}
