namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>
/// Rows and breadths of a person in a picture, in pixels: from what was measured, and from <see cref="Proportions"/> where nothing was.
/// A measurement that would move a landmark far off its usual place is held near it, for the picture may not show the whole person.
/// </summary>
internal sealed class BodyMap
{
    /// <summary>How far a measured landmark may be from its usual place, as a share of stature: more than 3 standard deviations in ANSUR II.</summary>
    private const double Leeway = 0.06;
    private const double SmallestStatureCm = 40;

    private readonly Figure _figure;
    private readonly IReadOnlyDictionary<string, double> _measured;
    private readonly double _statureCm;

    /// <summary>The map of a person.</summary>
    /// <param name="figure">Where the person is in the picture.</param>
    /// <param name="heightCm">Measured stature in cm; null or nonsense stands for the mean.</param>
    /// <param name="measuredCm">Measurements in cm by canonical name; what is not positive does not count.</param>
    public BodyMap(Figure figure, double? heightCm, IReadOnlyDictionary<string, double> measuredCm)
    {
        (_figure, _measured) = (figure, measuredCm);
        _statureCm = heightCm is >= SmallestStatureCm and < double.PositiveInfinity ? heightCm.Value : Proportions.Stature;
        Waist = Row(Held(Measured("outseam") / _statureCm, Proportions.Waist));
        Crotch = Row(Held(Measured("inseam") / _statureCm, Proportions.Crotch));
        Hips = Math.Min(Crotch, Row(Held(HeightOf(Waist) - (Measured("waist_to_hips") / _statureCm), Proportions.Hips)));
        Nape = Row(Held(HeightOf(Waist) + (Measured("back_waist_length") / _statureCm), Proportions.Nape));
    }

    public int PictureWidth => _figure.Width;

    public int PictureHeight => _figure.Height;

    /// <summary>Pixels in a centimetre.</summary>
    public double PixelsPerCm => _figure.Stature / _statureCm;

    public double Crown => _figure.Crown;

    public double Floor => _figure.Floor;

    public double Chin => Row(Proportions.Chin);

    public double Nape { get; }

    /// <summary>The shoulder tips, as far below the nape as they usually are.</summary>
    public double ShoulderTips => Nape + (_figure.Stature * (Proportions.Nape - Proportions.Shoulder));

    /// <summary>Where a collar lies on the sides of the neck: a quarter of the way from the nape down to the shoulder tips.</summary>
    public double Neckline => Math.Max(Chin, Nape + ((ShoulderTips - Nape) / 4));

    public double Waist { get; }

    public double Hips { get; }

    public double Crotch { get; }

    public double Knee => Row(Proportions.Knee);

    public double Ankle => Row(Proportions.Ankle);

    /// <summary>
    /// How broad the person is: measured, else, of the shoulders, from the outline where that is plausible, else the mean at this stature.
    /// Girths become breadths by the ratios of <see cref="Proportions"/>.
    /// </summary>
    public Breadths Breadths => new(
        (Measured("shoulders") * PixelsPerCm) ?? OutlineShoulders ?? Usual.Shoulders,
        (Measured("chest") * PixelsPerCm * Proportions.ChestBreadthByGirth) ?? Usual.Chest,
        ((Measured("waist") ?? Measured("belly_waist")) * PixelsPerCm * Proportions.WaistBreadthByGirth) ?? Usual.Waist,
        (Measured("hips") * PixelsPerCm * Proportions.HipBreadthByGirth) ?? Usual.Hips);

    /// <summary>How broad people of this stature are in the mean.</summary>
    public Breadths Usual => Breadths.Usual(_figure.Stature);

    public double HeadBreadth => Proportions.HeadBreadth * _figure.Stature;

    public double FeetBreadth => Proportions.FeetBreadth * _figure.Stature;

    private double? OutlineShoulders => _figure.ShoulderOutline * Proportions.ShouldersByOutline is { } breadth
        && breadth / _figure.Stature is > 0.75 * Proportions.Shoulders and < 1.35 * Proportions.Shoulders ? breadth : null;

    /// <summary>The column of the body's middle line in a row: straight from the neck through the hips.</summary>
    public double ColumnAt(double row)
    {
        var (neck, hips) = (Row(Proportions.Nape), Row(Proportions.Hips));
        var share = Math.Clamp((row - neck) / (hips - neck), 0, 1);
        return _figure.NeckColumn + ((_figure.HipColumn - _figure.NeckColumn) * share);
    }

    private double Row(double height) => _figure.Floor - (height * _figure.Stature);

    private double HeightOf(double row) => (_figure.Floor - row) / _figure.Stature;

    private double? Measured(string name) => _measured.TryGetValue(name, out var cm) && cm is > 0 and < double.PositiveInfinity ? cm : null;

    private static double Held(double? height, double usual) => Math.Clamp(height ?? usual, usual - Leeway, usual + Leeway);
}
