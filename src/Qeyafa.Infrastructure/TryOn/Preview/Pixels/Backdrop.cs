namespace Qeyafa.Infrastructure.TryOn.Preview.Pixels;

/// <summary>
/// What a picture's background looks like, learnt from its left and right border row by row, so that walls, floors and gradients are followed.
/// Colours are compared in YCbCr (ITU-T T.871), with brightness counting less, so that soft shadows stay background.
/// </summary>
internal sealed class Backdrop
{
    private const double BrightnessWeight = 0.7;
    private const double ColourWeight = 1.3;
    private const double RimTolerance = 12;
    private const int RimPixels = 3;
    private const double MostNoise = 30;
    private const int RowsAround = 2;

    private readonly Raster _picture;
    private readonly double _leastTolerance;
    private readonly (double Y, double Cb, double Cr)[] _left;
    private readonly (double Y, double Cb, double Cr)[] _right;

    /// <summary>Learns the background of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="leastTolerance">Up to which distance a colour is always background, of 255 in brightness: more where shadows fall, less where a thing may be as pale as the wall.</param>
    public Backdrop(Raster picture, double leastTolerance)
    {
        (_picture, _leastTolerance) = (picture, leastTolerance);
        var band = Math.Max(2, picture.Width / 40);
        _left = Edge(0, Math.Min(band, picture.Width));
        _right = Edge(Math.Max(0, picture.Width - band), picture.Width);
        Noise = BorderNoise(band);
    }

    /// <summary>How much the border differs from what was learnt of it: the distance that nine in ten of its pixels keep within.</summary>
    public double Noise { get; }

    /// <summary>Whether the background is too lively to tell a thing from it.</summary>
    public bool IsBusy => Noise > MostNoise;

    private double Tolerance => Math.Max(_leastTolerance, Noise * 2);

    /// <summary>What is not background: all that is not reached from the border over pixels that look like it.</summary>
    public Mask Foreground()
    {
        var (width, height) = (_picture.Width, _picture.Height);
        var thing = new Mask(width, height);
        var reached = new bool[width * height];
        var queue = new Queue<int>();
        for (var x = 0; x < width; x++) Visit(x, 0);
        for (var y = 0; y < height; y++) Visit(0, y);
        for (var y = 0; y < height; y++) Visit(width - 1, y);
        for (var x = 0; x < width; x++) Visit(x, height - 1);
        while (queue.TryDequeue(out var pixel))
        {
            var (x, y) = (pixel % width, pixel / width);
            Visit(x - 1, y);
            Visit(x + 1, y);
            Visit(x, y - 1);
            Visit(x, y + 1);
        }

        for (var i = 0; i < reached.Length; i++) thing[i % width, i / width] = !reached[i];
        return thing;

        void Visit(int x, int y)
        {
            if (x < 0 || y < 0 || x >= width || y >= height || reached[(y * width) + x] || Distance(x, y) > Tolerance) return;
            reached[(y * width) + x] = true;
            queue.Enqueue((y * width) + x);
        }
    }

    /// <summary>Takes out of a thing the holes through which the background is seen, such as between an arm and the body.</summary>
    /// <param name="thing">The thing, which is changed.</param>
    /// <remarks>Not where the thing is itself so like the background that its own parts would count as holes.</remarks>
    public void OpenHoles(Mask thing)
    {
        var (width, height) = (thing.Width, thing.Height);
        var holes = new Mask(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) holes[x, y] = thing[x, y] && Distance(x, y) <= Tolerance / 2;
        }

        if (holes.Count > thing.Count / 4) return;
        holes = holes.Shrunk().Grown();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) thing[x, y] &= !holes[x, y];
        }
    }

    /// <summary>Takes away the rim in which the background still shines through: what is much like it, up to a few pixels deep.</summary>
    /// <param name="thing">The thing, which is changed.</param>
    public void PeelRim(Mask thing)
    {
        for (var round = 0; round < RimPixels; round++)
        {
            var core = thing.Shrunk();
            for (var i = 0; i < thing.Width * thing.Height; i++)
            {
                var (x, y) = (i % thing.Width, i / thing.Width);
                if (thing[x, y] && !core[x, y] && Distance(x, y) <= RimTolerance) thing[x, y] = false;
            }
        }
    }

    private double Distance(int x, int y)
    {
        var share = _picture.Width == 1 ? 0 : (double)x / (_picture.Width - 1);
        var (left, right, here) = (_left[y], _right[y], Colour(x, y));
        return Distance(here, (Mix(left.Y, right.Y, share), Mix(left.Cb, right.Cb, share), Mix(left.Cr, right.Cr, share)));
    }

    private static double Distance((double Y, double Cb, double Cr) one, (double Y, double Cb, double Cr) other) => Math.Sqrt(
        Square(BrightnessWeight * (one.Y - other.Y)) + Square(ColourWeight * (one.Cb - other.Cb)) + Square(ColourWeight * (one.Cr - other.Cr)));

    private (double Y, double Cb, double Cr)[] Edge(int from, int to)
    {
        var rows = new (double Y, double Cb, double Cr)[_picture.Height];
        for (var y = 0; y < rows.Length; y++)
        {
            var (sum, count) = ((Y: 0.0, Cb: 0.0, Cr: 0.0), 0);
            for (var row = Math.Max(0, y - RowsAround); row <= Math.Min(rows.Length - 1, y + RowsAround); row++)
            {
                for (var x = from; x < to; x++, count++)
                {
                    var here = Colour(x, row);
                    sum = (sum.Y + here.Y, sum.Cb + here.Cb, sum.Cr + here.Cr);
                }
            }

            rows[y] = (sum.Y / count, sum.Cb / count, sum.Cr / count);
        }

        return rows;
    }

    private double BorderNoise(int band)
    {
        var distances = new List<double>(_picture.Height * band * 2);
        for (var y = 0; y < _picture.Height; y++)
        {
            for (var x = 0; x < Math.Min(band, _picture.Width); x++)
            {
                distances.Add(Distance(x, y));
                distances.Add(Distance(_picture.Width - 1 - x, y));
            }
        }

        distances.Sort();
        return distances[distances.Count * 9 / 10];
    }

    private (double Y, double Cb, double Cr) Colour(int x, int y)
    {
        var at = ((y * _picture.Width) + x) * 3;
        double red = _picture.Rgb[at], green = _picture.Rgb[at + 1], blue = _picture.Rgb[at + 2];
        return ((0.299 * red) + (0.587 * green) + (0.114 * blue), (-0.1687 * red) - (0.3313 * green) + (0.5 * blue), (0.5 * red) - (0.4187 * green) - (0.0813 * blue));
    }

    private static double Mix(double one, double other, double share) => one + ((other - one) * share);

    private static double Square(double value) => value * value;
}
