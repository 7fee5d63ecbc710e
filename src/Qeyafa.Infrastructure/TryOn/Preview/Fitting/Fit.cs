namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>
/// Decides where a garment goes. Its breadth follows the body's. Its length is what it would have on a person of mean breadth and this stature, for
/// larger sizes grow in breadth far more than in length; it is held between the rows where such a garment ends, and differs from the garment's own
/// proportions by no more than <see cref="MostStretch"/>.
/// </summary>
internal static class Fit
{
    private const double MostStretch = 1.4;

    /// <summary>How much broader a garment is than the body under it: judgements, set by looking at the pictures.</summary>
    private const double TopEase = 1.06;
    private const double CoatEase = 1.16;
    private const double GownEase = 0.9;
    private const double WaistEase = 1.06;
    private const double HipEase = 1.06;
    private const double HatEase = 1.45;
    private const double ShoeEase = 1.25;

    public static Placement Of(GarmentKind kind, GarmentShape shape, BodyMap body) => kind switch
    {
        GarmentKind.Coat => Hang(shape, body, body.Neckline, breadths => breadths.Broadest * CoatEase / Torso(shape), body.Crotch, Between(body.Knee, body.Ankle)),
        GarmentKind.Dress => Hang(shape, body, Between(body.Neckline, body.ShoulderTips), breadths => Gown(shape, breadths), body.Crotch, body.Floor),
        GarmentKind.Jumpsuit => Hang(shape, body, Between(body.Neckline, body.ShoulderTips), breadths => Gown(shape, breadths), body.Ankle, body.Floor),
        GarmentKind.Trousers => Hang(shape, body, body.Waist, breadths => Seat(shape, breadths), body.Ankle, Between(body.Floor, body.Ankle)),
        GarmentKind.Shorts => Hang(shape, body, body.Waist, breadths => Seat(shape, breadths), body.Crotch, body.Knee),
        GarmentKind.Skirt => Hang(shape, body, body.Waist, breadths => breadths.Waist * WaistEase / Waistband(shape), body.Crotch, body.Ankle),
        GarmentKind.Shoes => Shoes(shape, body),
        GarmentKind.Hat => Hat(shape, body),
        _ => Hang(shape, body, body.Neckline, breadths => breadths.Broadest * TopEase / Torso(shape), body.Waist, body.Crotch),
    };

    /// <summary>Hangs a garment from a row, so that it ends between two rows.</summary>
    private static Placement Hang(GarmentShape shape, BodyMap body, double top, Func<Breadths, double> scaleFor, double shortest, double longest)
    {
        var scale = scaleFor(body.Breadths);
        var wanted = Math.Clamp(shape.Height * scaleFor(body.Usual), shortest - top, longest - top);
        var height = Math.Clamp(wanted, shape.Height * scale / MostStretch, shape.Height * scale * MostStretch);
        var left = body.ColumnAt(top) - (shape.CentreBetween(0, 0.5) * scale);
        return Placement.On(body.PictureWidth, body.PictureHeight, left, top, shape.Width * scale, height);
    }

    private static double Torso(GarmentShape shape) => shape.WidthBetween(0.4, 0.75);

    private static double Waistband(GarmentShape shape) => shape.WidthBetween(0, 0.05);

    private static double Gown(GarmentShape shape, Breadths breadths) => Math.Max(
        breadths.Waist * WaistEase / shape.LeastWidthBetween(0.15, 0.5),
        breadths.Shoulders * GownEase / shape.WidthBetween(0.1, 0.25));

    private static double Seat(GarmentShape shape, Breadths breadths) => Math.Max(
        breadths.Waist * WaistEase / Waistband(shape),
        breadths.Hips * HipEase / shape.WidthBetween(0.15, 0.25));

    private static Placement Shoes(GarmentShape shape, BodyMap body)
    {
        var width = body.FeetBreadth * ShoeEase;
        var height = width * shape.Height / shape.Width;
        return Placement.On(body.PictureWidth, body.PictureHeight, body.ColumnAt(body.Floor) - (width / 2), body.Floor - height, width, height);
    }

    /// <summary>A hat ends at the brow: a third of the way from the crown to the chin.</summary>
    private static Placement Hat(GarmentShape shape, BodyMap body)
    {
        var width = body.HeadBreadth * HatEase;
        var height = width * shape.Height / shape.Width;
        var brow = body.Crown + ((body.Chin - body.Crown) / 3);
        return Placement.On(body.PictureWidth, body.PictureHeight, body.ColumnAt(body.Crown) - (width / 2), brow - height, width, height);
    }

    private static double Between(double row, double other) => (row + other) / 2;
}
