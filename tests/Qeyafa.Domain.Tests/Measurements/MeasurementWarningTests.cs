using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Tests.Measurements;

public sealed class MeasurementWarningTests
{
    [TestCase(70.9, MeasurementWarningCode.BelowUsualRange)]
    [TestCase(148.1, MeasurementWarningCode.AboveUsualRange)]
    public void Value_OutsideItsUsualRange_IsWarnedOf(double value, MeasurementWarningCode code)
    {
        var warning = WarningsOf(LengthUnit.Cm, ("chest", value)).Single();
        (warning.Name, warning.Code).ShouldBe(("chest", code));
        warning.Message.ShouldContain("71 to 148 cm");
    }

    [TestCase(71)]
    [TestCase(100)]
    [TestCase(148)]
    public void Value_WithinItsUsualRange_IsNot(double value) => WarningsOf(LengthUnit.Cm, ("chest", value)).ShouldBeEmpty();

    [Test]
    public void Warning_OfInches_SpeaksInInches() => WarningsOf(LengthUnit.Inch, ("chest", 60)).Single().Message.ShouldContain("60 inch is above the usual 27.95 to 58.27 inch");

    [Test]
    public void HeightAndWeight_AreWarnedOfToo()
    {
        var measurement = Recorded(LengthUnit.Cm, 210, 190);
        measurement.Warnings().Select(warning => (warning.Name, warning.Code)).ShouldBe([("height", MeasurementWarningCode.AboveUsualRange), ("weight", MeasurementWarningCode.AboveUsualRange)]);
        measurement.Warnings()[1].Message.ShouldContain("kg");
    }

    [TestCase("outseam", 100, "inseam", 100, "outseam")]
    [TestCase("arms", 40.5, "upper_arm_length", 40.5, "arms")]
    [TestCase("chest", 90, "underbust", 90.1, "chest")]
    [TestCase("hips", 80, "thigh", 80.1, "hips")]
    [TestCase("front_waist_length", 64, "torso_girth", 128, "front_waist_length")]
    public void TwoValues_OutOfOrder_AreWarnedOf(string first, double firstValue, string second, double secondValue, string warned) =>
        Orders(LengthUnit.Cm, (first, firstValue), (second, secondValue)).ShouldBe([warned]);

    [TestCase("outseam", 100, "inseam", 99.9)]
    [TestCase("arms", 60, "upper_arm_length", 33)]
    [TestCase("chest", 90, "underbust", 90)]
    [TestCase("hips", 80, "thigh", 80)]
    [TestCase("outseam", 100, "waist_to_hips", 20)]
    [TestCase("front_waist_length", 54, "torso_girth", 128)]
    public void TwoValues_InOrder_AreNot(string first, double firstValue, string second, double secondValue) =>
        Orders(LengthUnit.Cm, (first, firstValue), (second, secondValue)).ShouldBeEmpty();

    [TestCase(34, 0)]
    [TestCase(34.1, 1)]
    [TestCase(22, 0)]
    [TestCase(21.9, 1)]
    public void BodyRise_FarFromOutseamLessInseam_IsWarnedOf(double bodyRise, int warnings) =>
        Orders(LengthUnit.Cm, ("outseam", 105), ("inseam", 77), ("body_rise", bodyRise)).Length.ShouldBe(warnings);

    [Test]
    public void BodyRise_InInches_HasTheSameTolerance()
    {
        Orders(LengthUnit.Inch, ("outseam", 41), ("inseam", 30), ("body_rise", 13.3)).ShouldBeEmpty();
        Orders(LengthUnit.Inch, ("outseam", 41), ("inseam", 30), ("body_rise", 13.4)).ShouldBe(["body_rise"]);
    }

    [Test]
    public void OutseamShorterThanWaistToHips_OfAStoredRecord_IsWarnedOf() =>
        Restored(("outseam", 30), ("waist_to_hips", 31)).Warnings().Where(warning => warning.Code == MeasurementWarningCode.OutOfOrder).Select(warning => warning.Name).ShouldBe(["outseam"]);

    [Test]
    public void OneOfTwo_Missing_IsNoWarning() => WarningsOf(LengthUnit.Cm, ("outseam", 100), ("body_rise", 28)).ShouldBeEmpty();

    [Test]
    public void Messages_SpeakOfTheNumber_NotOfTheBody()
    {
        foreach (var message in WarningsOf(LengthUnit.Cm, ("chest", 60), ("waist", 150), ("underbust", 100), ("outseam", 80), ("inseam", 90)).Select(warning => warning.Message))
        {
            foreach (var word in new[] { "you", "body", "fat", "thin", "big", "small", "normal", "abnormal" })
            {
                message.Split(' ', ',', '.').ShouldNotContain(part => string.Equals(part, word, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    private static string[] Orders(LengthUnit unit, params (string, double)[] values) =>
        [.. WarningsOf(unit, values).Where(warning => warning.Code == MeasurementWarningCode.OutOfOrder).Select(warning => warning.Name)];

    private static IReadOnlyList<MeasurementWarning> WarningsOf(LengthUnit unit, params (string, double)[] values) => Recorded(unit, null, null, values).Warnings();

    private static Measurement Restored(params (string Name, double Value)[] values)
    {
        var now = DateTimeOffset.UnixEpoch;
        var set = MeasurementSet.Of(values.Select(value => new MeasuredValue(MeasurementName.Of(value.Name), value.Value)));
        return Measurement.Restore(default, default, set, null, null, LengthUnit.Cm, [], now, null, MeasurementSource.Manual, null, now, null, 1);
    }

    private static Measurement Recorded(LengthUnit unit, double? height, double? weight, params (string Name, double Value)[] values)
    {
        var now = DateTimeOffset.UnixEpoch;
        var entry = new MeasurementEntry
        {
            Measurements = [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))],
            Height = height,
            Weight = weight,
            Unit = unit,
            ProcessedAt = now,
        };
        return Measurement.Record(EntityId.New(now), EntityId.New(now), entry, now).Value;
    }
}
