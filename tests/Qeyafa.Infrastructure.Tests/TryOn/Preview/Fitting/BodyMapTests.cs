using Qeyafa.Infrastructure.TryOn.Preview.Fitting;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview.Fitting;

public sealed class BodyMapTests
{
    private static readonly Figure Standing = new(1000, 2000, 100, 1900, 500, 520, 500, IsFound: true);

    [Test]
    public void Rows_go_down_the_body_in_the_order_of_the_body()
    {
        var map = Map();

        double[] rows = [map.Crown, map.Chin, map.Neckline, map.Waist, map.Hips, map.Crotch, map.Knee, map.Ankle, map.Floor];

        rows.ShouldBe(rows.Order());
        map.PixelsPerCm.ShouldBe(10);
        map.Waist.ShouldBe(1900 - (1800 * 103.15 / 171.44), 0.01);
    }

    [Test]
    public void What_was_measured_moves_the_rows()
    {
        var map = Map(("outseam", 112), ("inseam", 84), ("waist_to_hips", 15), ("back_waist_length", 45));

        map.Waist.ShouldBe(1900 - 1120, 0.01);
        map.Crotch.ShouldBe(1900 - 840, 0.01);
        map.Hips.ShouldBe(1900 - 970, 0.01);
        map.Nape.ShouldBe(1900 - 1570, 0.01);
    }

    [TestCase(300)]
    [TestCase(1)]
    public void A_length_that_cannot_be_of_this_body_moves_a_row_only_a_little(double outseam) =>
        Map(("outseam", outseam)).Waist.ShouldBe(Map().Waist, 0.061 * 1800);

    [TestCase(double.NaN)]
    [TestCase(0)]
    [TestCase(-4)]
    [TestCase(double.PositiveInfinity)]
    public void What_is_no_length_does_not_count(double nonsense)
    {
        Map(("outseam", nonsense), ("shoulders", nonsense), ("chest", nonsense)).Breadths.ShouldBe(Map().Breadths);
        Map(("outseam", nonsense)).Waist.ShouldBe(Map().Waist);
        new BodyMap(Standing, nonsense, new Dictionary<string, double>()).PixelsPerCm.ShouldBe(1800 / 171.44, 0.001);
    }

    [Test]
    public void Girths_become_breadths_and_the_outline_tells_the_shoulders_where_nobody_measured_them()
    {
        Map(("chest", 100), ("waist", 80), ("hips", 100), ("shoulders", 40)).Breadths
            .ShouldBe(new Breadths(400, 1000 * 28.29 / 102.21, 800 * 31.78 / 91.45, 1000 * 34.84 / 102.01));
        Map().Breadths.Shoulders.ShouldBe(500 * 39.92 / 49.08, 0.01);
        new BodyMap(Standing with { ShoulderOutline = 1500 }, 180, new Dictionary<string, double>()).Breadths.Shoulders.ShouldBe(1800 * 39.92 / 171.44, 0.01);
    }

    [Test]
    public void The_middle_line_leads_from_the_neck_to_the_hips()
    {
        Map().ColumnAt(100).ShouldBe(500);
        Map().ColumnAt(1800).ShouldBe(520);
        Map().ColumnAt(700).ShouldBeInRange(501, 519);
    }

    private static BodyMap Map(params ReadOnlySpan<(string Name, double Cm)> measured)
    {
        var values = new Dictionary<string, double>();
        foreach (var (name, cm) in measured) values[name] = cm;
        return new BodyMap(Standing, 180, values);
    }
}
