using Qeyafa.Infrastructure.TryOn.Preview.Fitting;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.TryOn.Preview;

/// <summary>A garment cut out of its picture: colours with opacity, and its outline.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Rgba">Red, green, blue and opacity of each pixel, row by row.</param>
/// <param name="Shape">Its outline.</param>
/// <param name="IsWhole">Whether the picture is used as it is, because no garment can be told from a background.</param>
internal sealed record Cutout(int Width, byte[] Rgba, GarmentShape Shape, bool IsWhole)
{
    private const double PaleTolerance = 4;
    private const double LeastShare = 0.02;
    private const double MostShare = 0.97;

    /// <summary>Cuts the largest thing out of a picture; the whole picture where it fills the frame or cannot be told from the background.</summary>
    public static Cutout Of(Raster picture)
    {
        var backdrop = new Backdrop(picture, PaleTolerance);
        var thing = backdrop.Foreground().Largest();
        if (backdrop.IsBusy || thing.Share is < LeastShare or > MostShare)
        {
            return Whole(picture);
        }

        backdrop.OpenHoles(thing);
        backdrop.PeelRim(thing);

        // The outermost pixel mixes garment and background.
        thing = thing.Shrunk().Largest();
        return thing.Box() is { } box ? Cut(picture, thing, box) : Whole(picture);
    }

    private static Cutout Whole(Raster picture)
    {
        var all = new Mask(picture.Width, picture.Height);
        for (var i = 0; i < picture.Width * picture.Height; i++) all[i % picture.Width, i / picture.Width] = true;
        return Cut(picture, all, (0, 0, picture.Width, picture.Height)) with { IsWhole = true };
    }

    private static Cutout Cut(Raster picture, Mask thing, (int Left, int Top, int Right, int Bottom) box)
    {
        var (width, height) = (box.Right - box.Left, box.Bottom - box.Top);
        var rgba = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var to = ((y * width) + x) * 4;
                picture.Rgb.AsSpan((((y + box.Top) * picture.Width) + x + box.Left) * 3, 3).CopyTo(rgba.AsSpan(to));
                rgba[to + 3] = Opacity(thing, x + box.Left, y + box.Top);
            }
        }

        return new Cutout(width, rgba, Outline(thing, box), IsWhole: false);
    }

    /// <summary>A soft edge: the share of the nine pixels around that belong to the garment, and nothing outside of it.</summary>
    private static byte Opacity(Mask thing, int x, int y)
    {
        if (!thing[x, y]) return 0;
        var inside = 0;
        for (var row = y - 1; row <= y + 1; row++)
        {
            for (var column = x - 1; column <= x + 1; column++)
            {
                if (thing[column, row]) inside++;
            }
        }

        return (byte)(inside * byte.MaxValue / 9);
    }

    private static GarmentShape Outline(Mask thing, (int Left, int Top, int Right, int Bottom) box)
    {
        var middle = (box.Left + box.Right) / 2.0;
        var rows = new (double Centre, double Width)[box.Bottom - box.Top];
        for (var y = 0; y < rows.Length; y++)
        {
            rows[y] = thing.RunAround(y + box.Top, middle) is { } run ? (run.Centre - box.Left, run.Width) : (middle - box.Left, 1);
        }

        return new GarmentShape(box.Right - box.Left, rows);
    }
}
