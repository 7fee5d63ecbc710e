namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>
/// Where a cut-out is put on a picture, in whole pixels of the picture. It may stand out over the picture's border (a sleeve, where the person stands
/// at the side); what stands out is not drawn. Its middle is in the picture, always.
/// </summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">The width that the cut-out is brought to: at least 1, at most <see cref="MostOfPicture"/> times the picture's.</param>
/// <param name="Height">The height that the cut-out is brought to, likewise.</param>
internal readonly record struct Placement(int Left, int Top, int Width, int Height)
{
    /// <summary>How much larger than the picture a garment may be; beyond, something was measured wrongly.</summary>
    public const double MostOfPicture = 1.5;

    /// <summary>The nearest placement that is possible: made smaller in proportion where it is too large, and moved until its middle is in the picture.</summary>
    public static Placement On(int pictureWidth, int pictureHeight, double left, double top, double width, double height)
    {
        var shrink = Math.Min(1, MostOfPicture * Math.Min(pictureWidth / width, pictureHeight / height));
        var middle = Math.Clamp(left + (width / 2), 0, pictureWidth - 1);
        var wide = Math.Max(1, (int)Math.Round(width * shrink));
        var high = Math.Max(1, (int)Math.Round(height * shrink));
        return new Placement(
            (int)Math.Floor(middle) - (wide / 2),
            (int)Math.Floor(Math.Clamp(top + (high / 2.0), 0, pictureHeight - 1)) - (high / 2),
            wide,
            high);
    }
}
