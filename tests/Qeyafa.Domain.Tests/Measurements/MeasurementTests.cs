using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Tests.Measurements;

public sealed class MeasurementTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);
    private static readonly EntityId Owner = EntityId.New(Now);

    [Test]
    public void Record_OfSoundValues_KeepsThemAsEntered()
    {
        var measurement = Recorded(Entry(("chest", 36.5), ("left_elbow", 10.25)) with { Height = 70, Weight = 80.5, Unit = LengthUnit.Inch, Note = "after lunch" });
        measurement.Measurements.Select(measured => (measured.Name.Text, measured.Value)).ShouldBe([("chest", 36.5), ("left_elbow", 10.25)]);
        (measurement.Height, measurement.Weight, measurement.Unit, measurement.Note).ShouldBe((70, 80.5, LengthUnit.Inch, "after lunch"));
        (measurement.Version, measurement.CreatedAt, measurement.UpdatedAt).ShouldBe((1, Now, null));
        measurement.ImagePaths.ShouldBeEmpty();
    }

    [Test]
    public void Record_WithoutAnyValue_IsRefused() => BrokenBy(Entry()).ShouldBe(["measurements"]);

    [Test]
    public void Record_OfHeightAlone_IsStored() => Recorded(Entry() with { Height = 170 }).Measurements.Count.ShouldBe(0);

    [Test]
    public void Record_OfAThousandValues_IsRefused() => BrokenBy(Many(1_000)).ShouldBe(["measurements"]);

    [Test]
    public void Record_OfAHundredValues_IsStored() => Recorded(Many(100)).Measurements.Count.ShouldBe(100);

    [TestCase("Chest")]
    [TestCase("$where")]
    [TestCase("a.b")]
    [TestCase("")]
    [TestCase("9lives")]
    [TestCase("chest\n")]
    public void Record_UnderABadName_IsRefused(string name) => BrokenBy(Entry((name, 50))).ShouldBe(["measurements." + name]);

    [TestCase(49.69)]
    [TestCase(251.61)]
    [TestCase(0)]
    [TestCase(-90)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Record_OfAKnownValueOutOfItsBand_IsRefused(double value) => BrokenBy(Entry(("chest", value))).ShouldBe(["measurements.chest"]);

    [TestCase(49.7)]
    [TestCase(251.6)]
    public void Record_AtTheEdgeOfTheBand_IsStored(double value) => Recorded(Entry(("chest", value))).Warnings().Count.ShouldBe(1);

    [TestCase(0)]
    [TestCase(300.01)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Record_OfACustomValueOutOfRange_IsRefused(double value) => BrokenBy(Entry(("left_elbow", value))).ShouldBe(["measurements.left_elbow"]);

    [TestCase(0.001)]
    [TestCase(300)]
    public void Record_OfACustomValueInRange_IsStored(double value) => Recorded(Entry(("left_elbow", value))).Warnings().ShouldBeEmpty();

    [Test]
    public void Record_InInches_IsHeldToTheBandsInInches()
    {
        Recorded(Entry(("chest", 36)) with { Unit = LengthUnit.Inch }).Warnings().ShouldBeEmpty();
        BrokenBy(Entry(("chest", 100)) with { Unit = LengthUnit.Inch }).ShouldBe(["measurements.chest"]);
        BrokenBy(Entry(("left_elbow", 118.2)) with { Unit = LengthUnit.Inch }).ShouldBe(["measurements.left_elbow"]);
        BrokenBy(Entry() with { Height = 170, Unit = LengthUnit.Inch }).ShouldBe(["height"]);
        Recorded(Entry() with { Weight = 80, Unit = LengthUnit.Inch }).Weight.ShouldBe(80);
    }

    [Test]
    public void Record_OfHeightAmongTheMeasurements_IsRefused() => BrokenBy(Entry(("height", 170), ("weight", 70))).ShouldBe(["measurements.height", "measurements.weight"]);

    [Test]
    public void Record_OfOneNameTwice_IsRefused() => BrokenBy(Entry(("chest", 90), ("chest", 91))).ShouldBe(["measurements.chest"]);

    [Test]
    public void Record_BreakingManyRules_NamesThemAll()
    {
        var entry = Entry(("chest", 1), ("Bad", 2)) with { Height = 5, Weight = 5, AiConfidence = 1.5, ProcessedAt = Now.AddHours(1), Note = new string('n', 2_001) };
        BrokenBy(entry).ShouldBe(["ai_confidence", "height", "measurements.Bad", "measurements.chest", "note", "processed_at", "weight"]);
    }

    [Test]
    public void Record_SlightlyAhead_IsStored() => Recorded(Entry(("chest", 90)) with { ProcessedAt = Now.AddMinutes(5) }).ProcessedAt.ShouldBe(Now.AddMinutes(5));

    [Test]
    public void Record_InTheFuture_IsRefused() => BrokenBy(Entry(("chest", 90)) with { ProcessedAt = Now.AddMinutes(5).AddMilliseconds(1) }).ShouldBe(["processed_at"]);

    [Test]
    public void Record_Before1900_IsRefused() =>
        BrokenBy(Entry(("chest", 90)) with { ProcessedAt = new DateTimeOffset(1899, 12, 31, 23, 59, 59, TimeSpan.Zero) }).ShouldBe(["processed_at"]);

    [Test]
    public void Record_WithControlCharactersInItsNote_IsRefused() => BrokenBy(Entry(("chest", 90)) with { Note = "a\0b" }).ShouldBe(["note"]);

    [Test]
    public void Record_WithLinesInItsNote_IsStored() => Recorded(Entry(("chest", 90)) with { Note = "a\nb\tc" }).Note.ShouldBe("a\nb\tc");

    [Test]
    public void Record_OfATimeInTicks_KeepsMilliseconds() =>
        Recorded(Entry(("chest", 90)) with { ProcessedAt = Now.AddTicks(-7) }).ProcessedAt.ShouldBe(Now.AddMilliseconds(-1));

    [Test]
    public void Revise_OfSoundValues_ReplacesAllAndCounts()
    {
        var measurement = Recorded(Entry(("chest", 90), ("waist", 70)) with { Height = 170, Note = "old" });
        measurement.Revise(Entry(("hips", 95)), Now.AddDays(1)).IsSuccess.ShouldBeTrue();
        measurement.Measurements.Single().ShouldBe(new MeasuredValue(MeasurementName.Of("hips"), 95));
        (measurement.Height, measurement.Note, measurement.Version, measurement.UpdatedAt, measurement.CreatedAt).ShouldBe((null, null, 2, Now.AddDays(1), Now));
    }

    [Test]
    public void Revise_OfBadValues_ChangesNothing()
    {
        var measurement = Recorded(Entry(("chest", 90)));
        measurement.Revise(Entry(("chest", 1)), Now).Error!.Members.Keys.ShouldBe(["measurements.chest"]);
        (measurement.Version, measurement.Measurements.Single().Value).ShouldBe((1, 90));
    }

    [Test]
    public void Revise_ByHand_DropsTheServicesConfidence()
    {
        var measurement = Recorded(Entry(("chest", 90)) with { Source = MeasurementSource.AiService, AiConfidence = 0.8 });
        measurement.Revise(Entry(("chest", 91)) with { Source = MeasurementSource.AiService }, Now);
        measurement.AiConfidence.ShouldBe(0.8);
        measurement.Revise(Entry(("chest", 92)), Now);
        measurement.AiConfidence.ShouldBeNull();
    }

    [Test]
    public void In_AnotherUnit_ConvertsLengthsOnly()
    {
        var shown = Recorded(Entry(("chest", 91.44)) with { Height = 177.8, Weight = 70 }).In(LengthUnit.Inch);
        (shown.Measurements.Single().Value, shown.Height, shown.Weight, shown.Unit).ShouldBe((36, 70, 70, LengthUnit.Inch));
    }

    [Test]
    public void In_ItsOwnUnit_IsItself()
    {
        var measurement = Recorded(Entry(("chest", 91.44)));
        measurement.In(LengthUnit.Cm).ShouldBeSameAs(measurement);
    }

    [Test]
    public void ValueOf_KnowsHeightAndWeightToo()
    {
        var measurement = Recorded(Entry(("chest", 91)) with { Height = 170, Weight = 60 });
        measurement.ValueOf(MeasurementVocabulary.Height).ShouldBe(170);
        measurement.ValueOf(MeasurementVocabulary.Weight).ShouldBe(60);
        measurement.ValueOf(MeasurementName.Of("chest")).ShouldBe(91);
        measurement.ValueOf(MeasurementName.Of("waist")).ShouldBeNull();
    }

    [Test]
    public void Restore_OfALegacyRecord_LooksAtNoRule()
    {
        var measurement = Measurement.Restore(
            EntityId.New(Now), Owner, MeasurementSet.Own([new(MeasurementName.Of("Old Name"), 999)]), 5, null, LengthUnit.Cm, ["a.jpg"], Now, null, MeasurementSource.Manual, null, Now, null, 1);
        measurement.Measurements.Single().Value.ShouldBe(999);
    }

    private static MeasurementEntry Entry(params (string Name, double Value)[] values) => new()
    {
        Measurements = [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))],
        ProcessedAt = Now,
    };

    private static MeasurementEntry Many(int count) => Entry([.. Enumerable.Range(0, count).Select(index => ($"m{index}", 10.0))]);

    private static Measurement Recorded(MeasurementEntry entry)
    {
        var recorded = Measurement.Record(EntityId.New(Now), Owner, entry, Now);
        recorded.IsSuccess.ShouldBeTrue(recorded.Error is { } error ? string.Join("; ", error.Members.SelectMany(member => member.Value.Select(message => $"{member.Key}: {message}"))) : null);
        return recorded.Value;
    }

    private static IEnumerable<string> BrokenBy(MeasurementEntry entry)
    {
        var error = Measurement.Record(EntityId.New(Now), Owner, entry, Now).Error.ShouldNotBeNull();
        error.Kind.ShouldBe(ErrorKind.RuleBroken);
        return error.Members.Keys;
    }
}
