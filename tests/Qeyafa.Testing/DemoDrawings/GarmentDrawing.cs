namespace Qeyafa.Testing.DemoDrawings;

/// <summary>Draws garments laid flat, seen from the front. Coordinates are cm from the middle of the collar or waistband, downwards.</summary>
internal sealed class GarmentDrawing
{
    private const int Side = 900;

    private readonly Svg _svg = new(Side, Side);
    private readonly double _scale;
    private readonly double _top;

    private GarmentDrawing(string background, double lengthCm)
    {
        _scale = (Side - 140) / Math.Max(lengthCm, 76);
        _top = (Side - (lengthCm * _scale)) / 2;
        _svg.Rectangle(0, 0, Side, Side, background);
    }

    public static string TShirt(string background, string light, string colour, string dark)
    {
        var drawing = new GarmentDrawing(background, 68);
        var paint = drawing._svg.Across("cloth", dark, light, dark);
        return drawing
            .Body(paint, (8, 0), (21, 4), (38, 22), (29, 28), (24, 22), (24.5, 45), (25, 67), (0, 68))
            .Line(dark, 2.5, (24, 22), (22.5, 12), (21, 4)).Line(dark, 1.6, (24.8, 64.5), (0, 65.5)).Neck(colour, dark, 8, 8)
            .ToString();
    }

    public static string Shirt(string background, string light, string dark)
    {
        var drawing = new GarmentDrawing(background, 75);
        var paint = drawing._svg.Across("cloth", dark, light, dark);
        drawing.Body(paint, (7, 1), (21, 5), (26, 12), (37, 58), (31, 61), (24.5, 27), (24, 50), (25, 70), (14, 75), (0, 73))
            .Line(dark, 2.5, (24.5, 27), (22.5, 14), (21, 5)).Line(dark, 2, (36.2, 55), (30.2, 58));
        for (var y = 14.0; y < 70; y += 9) drawing.Dot(0, y, 0.7, dark);
        drawing.Stroke(dark, 1.6, (0, 10), (0, 73));
        return drawing.Neck("#c9d2dc", dark, 7, 7).Collar(light, dark).ToString();
    }

    public static string Trousers(string background, string light, string dark)
    {
        var drawing = new GarmentDrawing(background, 104);
        var paint = drawing._svg.Across("cloth", dark, light, dark);
        drawing.Body(paint, (19, 0), (19.6, 4), (24.5, 22), (23.5, 55), (20.5, 104), (9.5, 104), (1.5, 31), (0, 28))
            .Line(dark, 2.5, (19.6, 4), (0, 4.6)).Line(dark, 2, (18, 5), (16, 13), (21.8, 15));
        return drawing.Stroke(dark, 2, (0, 4.6), (0, 28)).Dot(0, 2.2, 0.9, "#c8b27a").ToString();
    }

    public static string Skirt(string background, string light, string dark)
    {
        var drawing = new GarmentDrawing(background, 60);
        var paint = drawing._svg.Across("cloth", dark, light, dark);
        drawing.Body(paint, (17, 0), (17.4, 4), (26, 30), (35, 58), (18, 60.5), (0, 60)).Line(dark, 2.5, (17.4, 4), (0, 4.8));
        foreach (var x in (double[])[5, 12]) drawing.Line(dark, 1.6, (x, 5), (x * 2.1, 59.5));
        return drawing.ToString();
    }

    public static string Dress(string background, string light, string colour, string dark)
    {
        var drawing = new GarmentDrawing(background, 105);
        var paint = drawing._svg.Across("cloth", dark, light, dark);
        return drawing
            .Body(paint, (10, 0), (16, 1.5), (17.5, 14), (21, 22), (19, 32), (17.5, 41), (24, 60), (35, 102), (17, 105), (0, 104.5))
            .Line(dark, 2.5, (17.5, 41), (0, 42)).Line(dark, 2, (6, 43), (14, 104)).Line(dark, 2, (16, 24), (11, 27)).Neck(colour, dark, 10, 12)
            .ToString();
    }

    public static string Coat(string background, string light, string colour, string dark)
    {
        var drawing = new GarmentDrawing(background, 100);
        var paint = drawing._svg.Across("cloth", dark, light, dark);
        drawing.Body(paint, (8, 0), (23, 5), (29, 14), (40, 62), (32, 65), (26.5, 30), (26, 55), (30, 99), (0, 100)).Line(dark, 3, (26.5, 30), (24.5, 15), (23, 5))
            .Line(dark, 2.5, (26, 52), (0, 53)).Line(dark, 2.5, (26.2, 57), (0, 58));
        drawing.Stroke(dark, 3, (3, 30), (3, 100));
        foreach (var y in (double[])[40, 68, 80]) drawing.Dot(-3, y, 1.3, dark).Dot(9, y, 1.3, dark);
        return drawing.Neck(colour, dark, 8, 12).Lapels(colour, dark).ToString();
    }

    public override string ToString() => _svg.ToString();

    private GarmentDrawing Body(string paint, params ReadOnlySpan<(double X, double Y)> half)
    {
        var points = new List<(double X, double Y)>();
        foreach (var (x, y) in half) points.Add(At(x, y));
        for (var i = half.Length - 1; i >= 0; i--)
        {
            if (half[i].X > 0) points.Add(At(-half[i].X, half[i].Y));
        }

        _svg.Path(Svg.Straight([.. points]), paint).Line(Svg.Straight([.. points]), paint, 8);
        return this;
    }

    /// <summary>Draws a line on both sides.</summary>
    private GarmentDrawing Line(string colour, double thickness, params ReadOnlySpan<(double X, double Y)> points)
    {
        Stroke(colour, thickness, points);
        var mirrored = new (double X, double Y)[points.Length];
        for (var i = 0; i < mirrored.Length; i++) mirrored[i] = (-points[i].X, points[i].Y);
        return Stroke(colour, thickness, mirrored);
    }

    private GarmentDrawing Stroke(string colour, double thickness, params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = "";
        foreach (var (x, y) in points) path += $"{(path.Length == 0 ? 'M' : 'L')}{Svg.Number(At(x, y).X)} {Svg.Number(At(x, y).Y)}";
        _svg.Line(path, colour, thickness);
        return this;
    }

    /// <summary>The inside of the back that the neckline shows.</summary>
    private GarmentDrawing Neck(string inside, string edge, double across, double depth)
    {
        var (x, y) = At(0, 0);
        var path = $"M{Svg.Number(x - (across * _scale))} {Svg.Number(y)}Q{Svg.Number(x)} {Svg.Number(y + (depth * 2 * _scale))} {Svg.Number(x + (across * _scale))} {Svg.Number(y)}Q{Svg.Number(x)} {Svg.Number(y + (3 * _scale))} {Svg.Number(x - (across * _scale))} {Svg.Number(y)}Z";
        _svg.Path(path, inside).Line(path, edge, 3);
        return this;
    }

    private GarmentDrawing Collar(string paint, string edge)
    {
        foreach (var side in (int[])[-1, 1]) Flap(paint, edge, (side * 7, -0.5), (side * 11, 8), (side * 5, 11.5), (0, 7.5), (side * 6, 3));
        return this;
    }

    private GarmentDrawing Lapels(string paint, string edge)
    {
        foreach (var side in (int[])[-1, 1]) Flap(paint, edge, (side * 8, 0), (side * 14, 10), (side * 11.5, 15), (side * 13, 17), (3, 34), (side * 4, 14));
        return this;
    }

    private void Flap(string paint, string edge, params ReadOnlySpan<(double X, double Y)> points)
    {
        var outline = new (double X, double Y)[points.Length];
        for (var i = 0; i < outline.Length; i++) outline[i] = At(points[i].X, points[i].Y);
        _svg.Path(Svg.Straight(outline), paint).Line(Svg.Straight(outline), edge, 2.5);
    }

    private GarmentDrawing Dot(double x, double y, double radius, string colour)
    {
        _svg.Ellipse(At(x, y).X, At(x, y).Y, radius * _scale, radius * _scale, colour);
        return this;
    }

    private (double X, double Y) At(double x, double y) => ((Side / 2.0) + (x * _scale), _top + (y * _scale));
}
