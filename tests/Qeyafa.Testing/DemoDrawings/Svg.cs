using System.Globalization;
using System.Text;

namespace Qeyafa.Testing.DemoDrawings;

/// <summary>Builds an SVG drawing, shape by shape.</summary>
internal sealed class Svg(int width, int height)
{
    private readonly StringBuilder _definitions = new();
    private readonly StringBuilder _shapes = new();

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A closed curve through points, smooth everywhere (Catmull–Rom, as cubic Bézier curves).</summary>
    public static string Smooth(params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = new StringBuilder($"M{Number(points[0].X)} {Number(points[0].Y)}");
        for (var i = 0; i < points.Length; i++)
        {
            var (before, from, to, after) = (points[(i + points.Length - 1) % points.Length], points[i], points[(i + 1) % points.Length], points[(i + 2) % points.Length]);
            path.Append(CultureInfo.InvariantCulture, $"C{Number(from.X + ((to.X - before.X) / 6))} {Number(from.Y + ((to.Y - before.Y) / 6))} ");
            path.Append(CultureInfo.InvariantCulture, $"{Number(to.X - ((after.X - from.X) / 6))} {Number(to.Y - ((after.Y - from.Y) / 6))} {Number(to.X)} {Number(to.Y)}");
        }

        return path.Append('Z').ToString();
    }

    /// <summary>A closed line through points, with corners.</summary>
    public static string Straight(params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points) path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        return path.Append('Z').ToString();
    }

    /// <summary>Fills with a gradient from left over the middle to right.</summary>
    /// <returns>The paint to fill with.</returns>
    public string Across(string name, string left, string middle, string right) =>
        Gradient(name, "x1='0' y1='0' x2='1' y2='0'", left, middle, right);

    /// <summary>Fills with a gradient from top over the middle to bottom.</summary>
    /// <returns>The paint to fill with.</returns>
    public string Down(string name, string top, string middle, string bottom) => Gradient(name, "x1='0' y1='0' x2='0' y2='1'", top, middle, bottom);

    /// <summary>Draws something of which only that is seen which lies within an outline.</summary>
    public Svg Within(string name, string path, Action<Svg> draw)
    {
        _definitions.Append($"<clipPath id='{name}'><path d='{path}'/></clipPath>");
        _shapes.Append($"<g clip-path='url(#{name})'>");
        draw(this);
        _shapes.Append("</g>");
        return this;
    }

    public Svg Path(string path, string fill)
    {
        _shapes.Append($"<path d='{path}' fill='{fill}'/>");
        return this;
    }

    public Svg Line(string path, string colour, double thickness)
    {
        _shapes.Append($"<path d='{path}' fill='none' stroke='{colour}' stroke-width='{Number(thickness)}' stroke-linecap='round' stroke-linejoin='round'/>");
        return this;
    }

    public Svg Ellipse(double x, double y, double across, double down, string fill)
    {
        _shapes.Append($"<ellipse cx='{Number(x)}' cy='{Number(y)}' rx='{Number(across)}' ry='{Number(down)}' fill='{fill}'/>");
        return this;
    }

    public Svg Rectangle(double x, double y, double wide, double high, string fill)
    {
        _shapes.Append($"<rect x='{Number(x)}' y='{Number(y)}' width='{Number(wide)}' height='{Number(high)}' fill='{fill}'/>");
        return this;
    }

    public override string ToString() => $"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><defs>{_definitions}</defs>{_shapes}</svg>\n";

    private string Gradient(string name, string direction, string first, string middle, string last)
    {
        _definitions.Append($"<linearGradient id='{name}' {direction}><stop offset='0' stop-color='{first}'/><stop offset='0.5' stop-color='{middle}'/><stop offset='1' stop-color='{last}'/></linearGradient>");
        return $"url(#{name})";
    }
}
