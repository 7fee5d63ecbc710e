using System.Globalization;
using System.Text;
using System.Xml;

namespace Qeyafa.Application.Charting;

/// <summary>Draws a <see cref="TimeChart"/> as SVG: no script, nothing from elsewhere, readable on light and dark grounds, described for screen readers.</summary>
internal sealed class SvgChart
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const double Margin = 16;
    private const double AxisWidth = 62;
    private const double HeadingHeight = 42;
    private const double LegendRowHeight = 22;
    private const double TimeAxisHeight = 58;
    private const double PanelGap = 30;
    private const double PixelsPerTimeTick = 82;
    private const double PixelsPerValueTick = 36;
    private const double LetterWidth = 7.3;
    private const double FirstPanelShare = 0.64;
    private const int MaxMarkers = 40;

    private readonly TimeChart _chart;
    private readonly XmlWriter _xml;

    private SvgChart(TimeChart chart, XmlWriter xml)
    {
        _chart = chart;
        _xml = xml;
    }

    /// <summary>The SVG document in UTF-8.</summary>
    public static byte[] Draw(TimeChart chart)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = false, NewLineChars = "\n" }))
        {
            new SvgChart(chart, xml).Document();
        }

        return bytes.ToArray();
    }

    private void Document()
    {
        var (width, height) = (_chart.Size.Width, _chart.Size.Height);
        _xml.WriteStartElement("svg", Namespace);
        Attributes(("viewBox", $"0 0 {width} {height}"), ("width", Text(width)), ("height", Text(height)), ("role", "img"), ("aria-labelledby", "title desc"));
        Leaf("title", _chart.Title, ("id", "title"));
        Leaf("desc", _chart.Description, ("id", "desc"));
        Leaf("style", ChartStyles.Sheet);
        Leaf("rect", null, ("class", "ground"), ("width", Text(width)), ("height", Text(height)), ("rx", "6"));
        Leaf("text", _chart.Title, ("class", "text heading"), ("x", Text(Margin)), ("y", "29"));

        var panels = _chart.Panels.Where(panel => panel.Lines.Any(line => line.Points.Count > 0)).ToArray();
        if (panels.Length == 0)
        {
            Leaf("text", _chart.EmptyText, ("class", "muted"), ("x", Text(width / 2.0)), ("y", Text(height / 2.0)), ("text-anchor", "middle"));
        }
        else
        {
            Panels(panels, HeadingHeight + Legend());
        }

        _xml.WriteEndElement();
    }

    private double Legend()
    {
        var (x, row) = (Margin, 0);
        foreach (var (line, unit) in _chart.Panels.SelectMany(panel => panel.Lines.Select(line => (line, panel.Unit))))
        {
            var text = line.Latest is { } latest ? $"{line.Label}, latest {Shown(latest)} {unit}" : $"{line.Label}: none";
            var width = 30 + (text.Length * LetterWidth) + 14;
            if (x > Margin && x + width > _chart.Size.Width - Margin)
            {
                (x, row) = (Margin, row + 1);
            }

            var y = HeadingHeight + (row * LegendRowHeight) + 10;
            Leaf("path", null, ("class", $"line c{line.Style}"), ("d", $"M{Text(x)} {Text(y)}h22"));
            Leaf("path", null, ("class", $"mark c{line.Style} f{line.Style}"), ("d", ChartStyles.Marker(line.Style)), ("transform", $"translate({Text(x + 11)} {Text(y)})"));
            Leaf("text", text, ("class", line.Points.Count > 0 ? "text" : "muted"), ("x", Text(x + 29)), ("y", Text(y + 4.5)));
            x += width;
        }

        return (row + 1) * LegendRowHeight;
    }

    private void Panels(ChartPanel[] panels, double top)
    {
        var left = Margin + AxisWidth;
        var plot = (Left: left, Width: _chart.Size.Width - left - Margin - 8);
        var bottom = _chart.Size.Height - TimeAxisHeight;
        var points = panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Points).ToArray();
        var time = new TimeAxis(points.Min(point => point.At), points.Max(point => point.At), (int)(plot.Width / PixelsPerTimeTick));
        double X(DateTime at) => plot.Left + (plot.Width * ((at - time.Start) / (time.End - time.Start)));

        var free = bottom - top - 12 - (PanelGap * (panels.Length - 1));
        var y = top + 12;
        for (var index = 0; index < panels.Length; index++)
        {
            var height = panels.Length == 1 ? free : free * (index == 0 ? FirstPanelShare : (1 - FirstPanelShare) / (panels.Length - 1));
            Panel(panels[index], time, X, plot, y, height);
            y += height + PanelGap;
        }

        TimeLabels(time, X, plot, bottom);
    }

    private void Panel(ChartPanel panel, TimeAxis time, Func<DateTime, double> x, (double Left, double Width) plot, double top, double height)
    {
        var axis = new ValueAxis(panel.Lines.SelectMany(line => line.Points).Select(point => point.Value), (int)(height / PixelsPerValueTick));
        double Y(double value) => top + (height * (axis.Max - value) / (axis.Max - axis.Min));

        foreach (var tick in time.Ticks) Leaf("path", null, ("class", "grid"), ("d", $"M{Text(x(tick.At))} {Text(top)}v{Text(height)}"));
        foreach (var tick in axis.Ticks)
        {
            Leaf("path", null, ("class", "grid"), ("d", $"M{Text(plot.Left)} {Text(Y(tick))}h{Text(plot.Width)}"));
            Leaf("text", axis.Label(tick), ("class", "muted"), ("x", Text(plot.Left - 9)), ("y", Text(Y(tick) + 4.5)), ("text-anchor", "end"));
        }

        Leaf("path", null, ("class", "line axis"), ("d", $"M{Text(plot.Left)} {Text(top)}v{Text(height)}h{Text(plot.Width)}"));
        Leaf("text", panel.AxisLabel, ("class", "muted"), ("text-anchor", "middle"), ("transform", $"translate({Text(Margin + 8)} {Text(top + (height / 2))}) rotate(-90)"));
        foreach (var line in panel.Lines.Where(line => line.Points.Count > 0)) Line(line, panel.Unit, x, Y);
    }

    private void Line(ChartLine line, string unit, Func<DateTime, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        foreach (var point in line.Points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Text(x(point.At.UtcDateTime))).Append(' ').Append(Text(y(point.Value)));
        }

        _xml.WriteStartElement("g", Namespace);
        if (line.Points.Count > 1) Leaf("path", null, ("class", $"line c{line.Style}"), ("d", path.ToString()));
        var stride = ((line.Points.Count - 1) / MaxMarkers) + 1;
        for (var index = (line.Points.Count - 1) % stride; index < line.Points.Count; index += stride)
        {
            var point = line.Points[index];
            _xml.WriteStartElement("path", Namespace);
            Attributes(
                ("class", $"mark c{line.Style} f{line.Style}"),
                ("d", ChartStyles.Marker(line.Style)),
                ("transform", $"translate({Text(x(point.At.UtcDateTime))} {Text(y(point.Value))})"));
            var mean = point.Count > 1 ? $" (mean of {point.Count})" : string.Empty;
            Leaf("title", $"{line.Label}, {point.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Shown(point.Value)} {unit}{mean}");
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void TimeLabels(TimeAxis time, Func<DateTime, double> x, (double Left, double Width) plot, double bottom)
    {
        foreach (var tick in time.Ticks)
        {
            Leaf("path", null, ("class", "axis"), ("d", $"M{Text(x(tick.At))} {Text(bottom)}v5"));
            Leaf("text", tick.Text, ("class", "muted"), ("x", Text(x(tick.At))), ("y", Text(bottom + 19)), ("text-anchor", "middle"));
            if (tick.Year is not null) Leaf("text", tick.Year, ("class", "muted year"), ("x", Text(x(tick.At))), ("y", Text(bottom + 35)), ("text-anchor", "middle"));
        }

        Leaf("text", "Date (UTC)", ("class", "muted"), ("x", Text(plot.Left + (plot.Width / 2))), ("y", Text(bottom + 51)), ("text-anchor", "middle"));
    }

    private void Leaf(string name, string? text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        Attributes(attributes);
        if (text is not null) _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) _xml.WriteAttributeString(name, value);
    }

    private static string Shown(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(double coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);
}
