using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Infrastructure.TryOn.Preview.Fitting;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview.Fitting;

public sealed class FitTests
{
    private static readonly string[] Names =
        ["shoulders", "chest", "waist", "belly_waist", "hips", "outseam", "inseam", "waist_to_hips", "back_waist_length", "left_sleeve"];

    private static readonly Gen<double> AnyNumber = Gen.OneOf(
        Gen.Choose(1, 3000).Select(tenths => tenths / 10.0),
        Gen.Elements(0, -5, 1e-9, 1e12, double.NaN, double.PositiveInfinity, double.NegativeInfinity));

    private static readonly Gen<Figure> AnyFigure =
        from width in Gen.Choose(1, 2048)
        from height in Gen.Choose(1, 2048)
        from crown in Gen.Choose(0, 99)
        from tall in Gen.Choose(1, 100)
        from neck in Gen.Choose(0, 100)
        from hips in Gen.Choose(0, 100)
        from outline in Gen.Choose(0, 100)
        let top = height * crown / 100.0
        select new Figure(width, height, top, top + ((height - top) * tall / 100), width * neck / 100.0, width * hips / 100.0, outline == 0 ? null : width * outline / 100.0, IsFound: true);

    private static readonly Gen<GarmentShape> AnyShape =
        from width in Gen.Choose(1, 300)
        from rows in Gen.Choose(1, 300).SelectMany(count => Gen.ArrayOf(Gen.Choose(1, width), count))
        select new GarmentShape(width, [.. rows.Select(row => (width / 2.0, (double)row))]);

    private static readonly Gen<(GarmentKind Kind, GarmentShape Shape, Figure Figure, double? Height, Dictionary<string, double> Measured)> AnyCase =
        from kind in Gen.Elements(Enum.GetValues<GarmentKind>())
        from shape in AnyShape
        from figure in AnyFigure
        from height in Gen.OneOf(AnyNumber.Select(number => (double?)number), Gen.Constant<double?>(null))
        from values in Gen.ArrayOf(AnyNumber, Names.Length)
        from known in Gen.ArrayOf(Gen.Elements(true, false), Names.Length)
        select (kind, shape, figure, height, Names.Zip(values).Where((_, i) => known[i]).ToDictionary(pair => pair.First, pair => pair.Second));

    [Test]
    public void A_placement_has_a_size_and_its_middle_in_the_picture_whatever_was_measured_and_the_same_every_time() =>
        Prop.ForAll(AnyCase.ToArbitrary(), any =>
        {
            var placed = Fit.Of(any.Kind, any.Shape, new BodyMap(any.Figure, any.Height, any.Measured));
            placed.Width.ShouldBeGreaterThanOrEqualTo(1);
            placed.Height.ShouldBeGreaterThanOrEqualTo(1);
            placed.Width.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(any.Figure.Width * 1.5));
            placed.Height.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(any.Figure.Height * 1.5));
            (placed.Left + (placed.Width / 2)).ShouldBeInRange(0, any.Figure.Width - 1);
            (placed.Top + (placed.Height / 2)).ShouldBeInRange(0, any.Figure.Height - 1);
            Fit.Of(any.Kind, any.Shape, new BodyMap(any.Figure, any.Height, any.Measured)).ShouldBe(placed);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Test]
    public void A_broader_person_gets_a_broader_garment() =>
        Prop.ForAll(
            (from kind in Gen.Elements(GarmentKind.Top, GarmentKind.Coat, GarmentKind.Dress, GarmentKind.Jumpsuit, GarmentKind.Trousers, GarmentKind.Shorts, GarmentKind.Skirt)
             from girths in Gen.ArrayOf(Gen.Choose(60, 140), 2)
             from shoulders in Gen.ArrayOf(Gen.Choose(32, 55), 2)
             select (kind, Girth: girths.Order().ToArray(), Shoulders: shoulders.Order().ToArray())).ToArbitrary(),
            any =>
            {
                Placement At(int i) => Fit.Of(any.kind, Straight(200, 300), Person(("shoulders", any.Shoulders[i]), ("chest", any.Girth[i]), ("waist", any.Girth[i]), ("hips", any.Girth[i])));
                At(1).Width.ShouldBeGreaterThanOrEqualTo(At(0).Width);
                if (any.Girth[1] > any.Girth[0] + 3 && any.Shoulders[1] > any.Shoulders[0] + 3) At(1).Width.ShouldBeGreaterThan(At(0).Width);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void A_top_hangs_from_below_the_chin_to_the_hips_and_is_as_broad_as_the_shoulders()
    {
        var body = Person(("shoulders", 40), ("chest", 90), ("waist", 70), ("hips", 90));

        var top = Fit.Of(GarmentKind.Top, Straight(200, 300), body);

        ((double)top.Top).ShouldBeInRange(body.Chin, body.Nape + (0.04 * 1600));
        ((double)(top.Top + top.Height)).ShouldBeInRange(body.Waist, body.Crotch + 1);
        (top.Width / body.PixelsPerCm).ShouldBe(40 * 1.06, 0.2);
        (top.Left + (top.Width / 2.0)).ShouldBe(500, 1);
    }

    [Test]
    public void Trousers_hang_from_the_waist_to_the_ankles_and_shorts_end_above_the_knee()
    {
        var body = Person(("outseam", 105), ("waist", 80), ("hips", 100));

        var trousers = Fit.Of(GarmentKind.Trousers, Straight(200, 500), body);
        var shorts = Fit.Of(GarmentKind.Shorts, Straight(200, 220), body);

        ((double)trousers.Top).ShouldBe(body.Waist, 1);
        ((double)(trousers.Top + trousers.Height)).ShouldBeInRange(body.Ankle - 1, body.Floor);
        ((double)(shorts.Top + shorts.Height)).ShouldBeInRange(body.Crotch - 1, body.Knee + 1);
        (trousers.Width / body.PixelsPerCm).ShouldBe(100 * Proportions.HipBreadthByGirth * 1.06, 0.2);
    }

    [Test]
    public void A_garment_is_never_stretched_much_against_its_own_proportions()
    {
        var ribbon = Fit.Of(GarmentKind.Trousers, Straight(300, 30), Person());

        ((double)ribbon.Height / ribbon.Width).ShouldBe(0.1 * 1.4, 0.01);
    }

    [Test]
    public void Hats_sit_above_the_eyes_and_shoes_stand_on_the_floor()
    {
        var body = Person();

        var hat = Fit.Of(GarmentKind.Hat, Straight(200, 120), body);
        var shoes = Fit.Of(GarmentKind.Shoes, Straight(300, 150), body);

        ((double)(hat.Top + hat.Height)).ShouldBeInRange(body.Crown, (body.Crown + body.Chin) / 2);
        ((double)(shoes.Top + shoes.Height)).ShouldBe(body.Floor, 1);
    }

    private static GarmentShape Straight(int width, int height) => new(width, [.. Enumerable.Repeat((width / 2.0, (double)width), height)]);

    private static BodyMap Person(params ReadOnlySpan<(string Name, double Cm)> measured)
    {
        var values = new Dictionary<string, double>();
        foreach (var (name, cm) in measured) values[name] = cm;
        return new BodyMap(new Figure(1000, 1800, 100, 1700, 500, 500, null, IsFound: true), 170, values);
    }
}
