using Qeyafa.Infrastructure.TryOn.Preview.Fitting;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.TryOn.Preview;

/// <summary>Finds a standing person in a picture by telling the largest thing from the background.</summary>
internal static class FigureFinder
{
    private const int LongestSide = 480;
    private const double ShadowTolerance = 9;
    private const double LeastOfHead = 0.65;
    private const double LeastStature = 0.35;
    private const double LeastSlenderness = 1.15;
    private const double LeastShare = 0.03;
    private const double MostShare = 0.75;

    /// <summary>The person in the picture, or where one is assumed if none can be told.</summary>
    public static Figure Find(Raster picture)
    {
        var small = picture.Within(LongestSide);
        var backdrop = new Backdrop(small, ShadowTolerance);
        if (backdrop.IsBusy)
        {
            return Figure.Assumed(picture.Width, picture.Height);
        }

        var thing = backdrop.Foreground().Largest().Shrunk().Largest().Grown();
        backdrop.OpenHoles(thing);
        return thing.Box() is { } box && IsPerson(thing, box) ? Measure(thing, box, picture) : Figure.Assumed(picture.Width, picture.Height);
    }

    private static bool IsPerson(Mask thing, (int Left, int Top, int Right, int Bottom) box)
    {
        var height = box.Bottom - box.Top;
        return height >= thing.Height * LeastStature && height >= (box.Right - box.Left) * LeastSlenderness && thing.Share is >= LeastShare and <= MostShare;
    }

    private static Figure Measure(Mask thing, (int Left, int Top, int Right, int Bottom) box, Raster picture)
    {
        double scale = (double)picture.Height / thing.Height, across = (double)picture.Width / thing.Width;
        var head = Head(thing, box);
        var crown = Crown(thing, box, head);
        double Row(double height) => box.Bottom - (height * (box.Bottom - crown));
        var neck = Narrowest(thing, Row(Proportions.Chin), Row(Proportions.Shoulder), head.Run.Centre);
        var hips = thing.RunNear((int)Row(Proportions.Waist), neck.Centre) ?? neck;
        var shoulders = thing.RunNear((int)Row(Proportions.Shoulder - 0.02), neck.Centre);
        var lean = (box.Bottom - crown) * 0.04;
        return new Figure(
            picture.Width,
            picture.Height,
            crown * scale,
            box.Bottom * scale,
            neck.Centre * across,
            Math.Clamp(hips.Centre, neck.Centre - lean, neck.Centre + lean) * across,
            shoulders?.Width * across,
            IsFound: true);
    }

    /// <summary>The topmost stretch that is broad enough for a head: raised hands are half as broad.</summary>
    private static (int Row, Run Run) Head(Mask thing, (int Left, int Top, int Right, int Bottom) box)
    {
        var broad = (box.Bottom - box.Top) * Proportions.HeadBreadth * LeastOfHead;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            if (thing.BroadestRun(y) is { } run && run.Width >= broad) return (y, run);
        }

        return (box.Top, thing.BroadestRun(box.Top) ?? new Run(box.Left, box.Right));
    }

    /// <summary>The topmost row that the head reaches, straight up from where it was found.</summary>
    private static int Crown(Mask thing, (int Left, int Top, int Right, int Bottom) box, (int Row, Run Run) head)
    {
        var crown = head.Row;
        while (crown > box.Top && thing[(int)head.Run.Centre, crown - 1]) crown--;
        return crown;
    }

    private static Run Narrowest(Mask thing, double from, double to, double middle)
    {
        Run? narrowest = null;
        for (var y = (int)from; y <= (int)to; y++)
        {
            if (thing.RunNear(y, middle) is { } run && (narrowest is null || run.Width < narrowest.Value.Width)) narrowest = run;
        }

        return narrowest ?? new Run((int)middle, (int)middle + 1);
    }
}
