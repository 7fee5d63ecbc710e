namespace Qeyafa.Infrastructure.TryOn.Preview.Pixels;

/// <summary>Which pixels of a picture belong to a thing.</summary>
internal sealed class Mask(int width, int height)
{
    private readonly bool[] _set = new bool[width * height];

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>How many pixels belong to it.</summary>
    public int Count => _set.AsSpan().Count(true);

    /// <summary>The share of pixels that belong to it, 0 to 1.</summary>
    public double Share => (double)Count / _set.Length;

    /// <summary>Whether a pixel belongs to it; what lies outside the picture does not.</summary>
    public bool this[int x, int y]
    {
        get => x >= 0 && y >= 0 && x < Width && y < Height && _set[(y * Width) + x];
        set => _set[(y * Width) + x] = value;
    }

    /// <summary>The stretch of a row that lies over or nearest to a column; null where the row is empty.</summary>
    public Run? RunNear(int y, double column) => RunNear(y, column, _ => true);


    /// <summary>The broadest stretch of a row; null where the row is empty.</summary>
    public Run? BroadestRun(int y)
    {
        Run? broadest = null;
        foreach (var run in RunsOf(y))
        {
            if (broadest is null || run.Width > broadest.Value.Width) broadest = run;
        }

        return broadest;
    }

    /// <summary>
    /// The stretch of a row that lies over a column, or, where that is a gap, all from the stretch before to the stretch after the gap; null where the row is empty.
    /// </summary>
    public Run? RunAround(int y, double column)
    {
        var (before, after) = (RunNear(y, column, run => run.Start <= column), RunNear(y, column, run => run.End >= column));
        return before is null || after is null ? before ?? after : new Run(before.Value.Start, after.Value.End);
    }

    /// <summary>The largest connected part (by sides, not corners); empty where there is none.</summary>
    public Mask Largest()
    {
        var seen = new bool[_set.Length];
        var best = new List<int>();
        for (var first = 0; first < _set.Length; first++)
        {
            if (!_set[first] || seen[first]) continue;
            var part = Connected(first, seen);
            if (part.Count > best.Count) best = part;
        }

        var largest = new Mask(Width, Height);
        foreach (var pixel in best) largest._set[pixel] = true;
        return largest;
    }

    /// <summary>What is left when a pixel goes wherever a neighbour (of eight) is missing. The picture's border counts as missing.</summary>
    public Mask Shrunk() => Where((x, y) => All(x, y, this));

    /// <summary>What comes when a pixel is added wherever a neighbour (of eight) is there.</summary>
    public Mask Grown()
    {
        var rest = new Mask(Width, Height);
        for (var i = 0; i < _set.Length; i++) rest._set[i] = !_set[i];
        return Where((x, y) => !AllInside(x, y, rest));
    }

    /// <summary>The smallest box around it, left and top included, right and bottom not; null where it is empty.</summary>
    public (int Left, int Top, int Right, int Bottom)? Box()
    {
        var (left, top, right, bottom) = (Width, Height, 0, 0);
        for (var i = 0; i < _set.Length; i++)
        {
            if (!_set[i]) continue;
            var (x, y) = (i % Width, i / Width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
        }

        return right == 0 ? null : (left, top, right, bottom);
    }

    private Run? RunNear(int y, double column, Func<Run, bool> counts)
    {
        Run? nearest = null;
        foreach (var run in RunsOf(y))
        {
            if (counts(run) && (nearest is null || run.DistanceTo(column) < nearest.Value.DistanceTo(column))) nearest = run;
        }

        return nearest;
    }

    private IEnumerable<Run> RunsOf(int y)
    {
        for (var x = 0; x < Width; x++)
        {
            if (!this[x, y]) continue;
            var start = x;
            while (x < Width && this[x, y]) x++;
            yield return new Run(start, x);
        }
    }

    private List<int> Connected(int first, bool[] seen)
    {
        List<int> part = [first];
        seen[first] = true;
        for (var next = 0; next < part.Count; next++)
        {
            var (x, y) = (part[next] % Width, part[next] / Width);
            Visit(x - 1, y);
            Visit(x + 1, y);
            Visit(x, y - 1);
            Visit(x, y + 1);
        }

        return part;

        void Visit(int x, int y)
        {
            if (!this[x, y] || seen[(y * Width) + x]) return;
            seen[(y * Width) + x] = true;
            part.Add((y * Width) + x);
        }
    }

    private Mask Where(Func<int, int, bool> holds)
    {
        var made = new Mask(Width, Height);
        for (var i = 0; i < _set.Length; i++) made._set[i] = holds(i % Width, i / Width);
        return made;
    }

    private static bool All(int x, int y, Mask of) =>
        of[x, y] && of[x - 1, y] && of[x + 1, y] && of[x, y - 1] && of[x, y + 1] && of[x - 1, y - 1] && of[x + 1, y - 1] && of[x - 1, y + 1] && of[x + 1, y + 1];

    private static bool AllInside(int x, int y, Mask of)
    {
        for (var row = Math.Max(0, y - 1); row <= Math.Min(of.Height - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(of.Width - 1, x + 1); column++)
            {
                if (!of[column, row]) return false;
            }
        }

        return true;
    }
}

/// <summary>A stretch of a row.</summary>
/// <param name="Start">Its first pixel.</param>
/// <param name="End">The first pixel after it.</param>
internal readonly record struct Run(int Start, int End)
{
    public int Width => End - Start;

    public double Centre => (Start + End) / 2.0;

    /// <summary>How far a column lies outside of it; 0 within.</summary>
    public double DistanceTo(double column) => Math.Max(0, Math.Max(Start - column, column - End));
}
