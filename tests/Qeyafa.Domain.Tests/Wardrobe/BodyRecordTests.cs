using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Domain.Tests.Wardrobe;

public sealed class BodyRecordTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntityId Owner = EntityId.New(Now);

    [Test]
    public void Describe_KeepsWhatWasEntered_AndWarnsOfTheUnusual()
    {
        var body = BodyRecord.Describe(EntityId.New(Now), Owner, new BodyEntry { Measurements = [KeyValuePair.Create("chest", 60.0)], Height = 67, Unit = LengthUnit.Inch }, Now).Value;

        (body.Height, body.Unit, body.Measurements.Single().Value, body.Version).ShouldBe((67, LengthUnit.Inch, 60, 1));
        body.Warnings().Single().Name.ShouldBe("chest");
    }

    [Test]
    public void Describe_BreakingRules_NamesThemByMember()
    {
        var entry = new BodyEntry { Measurements = [KeyValuePair.Create("chest", 5.0), KeyValuePair.Create("Chest", 90.0)], Height = 5, Weight = 1_000 };

        BodyRecord.Describe(EntityId.New(Now), Owner, entry, Now).Error!.Members.Keys.ShouldBe(["height", "measurements.Chest", "measurements.chest", "weight"]);
        BodyRecord.Describe(EntityId.New(Now), Owner, new BodyEntry(), Now).Error!.Members.Keys.ShouldBe(["measurements"]);
    }

    [Test]
    public void Revise_ReplacesAllValues_KeepsTheUnitWhereNoneIsGiven()
    {
        var body = BodyRecord.Describe(EntityId.New(Now), Owner, new BodyEntry { Measurements = [KeyValuePair.Create("waist", 30.0)], Weight = 60, Unit = LengthUnit.Inch }, Now).Value;

        body.Revise(new BodyEntry { Height = 67 }, Now.AddDays(1)).IsSuccess.ShouldBeTrue();

        (body.Height, body.Weight, body.Unit, body.Measurements.Count, body.Version, body.UpdatedAt).ShouldBe((67, null, LengthUnit.Inch, 0, 2, Now.AddDays(1)));
        body.Revise(new BodyEntry { Height = 1 }, Now).IsSuccess.ShouldBeFalse();
        (body.Height, body.Version).ShouldBe((67, 2));
    }

    [Test]
    public void Adopt_ReplacesWhatWasMeasured_KeepsTheRest_InTheUnitOfTheMeasurement()
    {
        var body = BodyRecord.Describe(EntityId.New(Now), Owner, new BodyEntry { Measurements = [KeyValuePair.Create("chest", 90.0), KeyValuePair.Create("waist", 76.2)], Height = 172.72, Weight = 60 }, Now).Value;

        body.Adopt(Measured(("chest", 36.5), LengthUnit.Inch), Now.AddDays(1)).IsSuccess.ShouldBeTrue();

        (body.Unit, body.Height, body.Weight, body.Version).ShouldBe((LengthUnit.Inch, 68, 60, 2));
        (body.Measurements[MeasurementName.Of("chest")], body.Measurements[MeasurementName.Of("waist")]).ShouldBe((36.5, 30));
    }

    [Test]
    public void Adopt_OfMoreNamesThanARecordHas_ChangesNothing()
    {
        var many = Enumerable.Range(0, 100).Select(n => KeyValuePair.Create($"own_{n}", 10.0)).ToArray();
        var body = BodyRecord.Describe(EntityId.New(Now), Owner, new BodyEntry { Measurements = many }, Now).Value;

        body.Adopt(Measured(("chest", 90), LengthUnit.Cm), Now).Error!.Members.Keys.ShouldBe(["update_body"]);

        (body.Measurements.Count, body.Version).ShouldBe((100, 1));
    }

    [Test]
    public void Adopt_ThereAndBackBetweenUnits_ReturnsWhatWasEntered() => Prop.ForAll(Gen.Choose(550, 1450).Select(tenths => tenths / 10.0).ToArbitrary(), waist =>
    {
        var body = BodyRecord.Describe(EntityId.New(Now), Owner, new BodyEntry { Measurements = [KeyValuePair.Create("waist", waist)] }, Now).Value;
        body.Adopt(Measured(("chest", 36), LengthUnit.Inch), Now);
        body.Adopt(Measured(("chest", 92), LengthUnit.Cm), Now);
        return body.Measurements[MeasurementName.Of("waist")] == waist;
    }).QuickCheckThrowOnFailure();

    private static Measurement Measured((string Name, double Value) value, LengthUnit unit) => Measurement.Record(
        EntityId.New(Now), Owner, new MeasurementEntry { Measurements = [KeyValuePair.Create(value.Name, value.Value)], Unit = unit, ProcessedAt = Now }, Now).Value;
}
