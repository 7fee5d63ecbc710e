namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>The outline of a garment that was cut out: for each row the stretch in the middle, without sleeves that hang apart from it.</summary>
internal sealed class GarmentShape
{
    private readonly (double Centre, double Width)[] _rows;

    /// <summary>The shape of a cut-out.</summary>
    /// <param name="width">The cut-out's width in pixels.</param>
    /// <param name="rows">Centre and width of the middle stretch of every row, in pixels; at least one row.</param>
    public GarmentShape(int width, (double Centre, double Width)[] rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (rows.Length == 0)
        {
            throw new ArgumentException("A garment has rows.", nameof(rows));
        }

        (Width, _rows) = (width, rows);
    }

    public int Width { get; }

    public int Height => _rows.Length;

    /// <summary>The median width between two heights, given as shares of the garment's height from its top.</summary>
    public double WidthBetween(double from, double to) => Math.Max(1, Median(Ordered(from, to, row => row.Width)));

    /// <summary>The least width between two heights.</summary>
    public double LeastWidthBetween(double from, double to) => Math.Max(1, Ordered(from, to, row => row.Width)[0]);

    /// <summary>The median column of the middle between two heights.</summary>
    public double CentreBetween(double from, double to) => Median(Ordered(from, to, row => row.Centre));

    private static double Median(double[] ordered) => ordered[ordered.Length / 2];

    private double[] Ordered(double from, double to, Func<(double Centre, double Width), double> value)
    {
        var first = Math.Clamp((int)(from * Height), 0, Height - 1);
        var last = Math.Clamp((int)(to * Height), first + 1, Height);
        return [.. _rows[first..last].Select(value).Order()];
    }
}
