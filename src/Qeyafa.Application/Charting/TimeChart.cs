namespace Qeyafa.Application.Charting;

/// <summary>A picture of values over time.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Description">What the picture shows, for whoever cannot see it.</param>
/// <param name="EmptyText">What stands in its place where there is no value at all.</param>
/// <param name="Panels">One above the other, on one time axis.</param>
/// <param name="Size">How large it is.</param>
internal sealed record TimeChart(string Title, string Description, string EmptyText, IReadOnlyList<ChartPanel> Panels, ChartSize Size);

/// <summary>The size of a picture, in CSS pixels.</summary>
internal readonly record struct ChartSize(int Width, int Height);

/// <summary>Lines that share a value axis.</summary>
/// <param name="AxisLabel">What the value axis shows, with its unit.</param>
/// <param name="Unit">The unit alone.</param>
/// <param name="Lines">The lines; without values where there are none.</param>
internal sealed record ChartPanel(string AxisLabel, string Unit, IReadOnlyList<ChartLine> Lines);

/// <summary>One line.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="Style">Its colour and marker, from 0; see <see cref="ChartStyles"/>.</param>
/// <param name="Latest">The latest value, of which the last point may be a mean only; null where there is none.</param>
/// <param name="Points">Its points, earliest first.</param>
internal sealed record ChartLine(string Label, int Style, double? Latest, IReadOnlyList<ChartPoint> Points);

/// <summary>One point.</summary>
/// <param name="At">When.</param>
/// <param name="Value">How much.</param>
/// <param name="Count">Of how many values it is the mean.</param>
internal readonly record struct ChartPoint(DateTimeOffset At, double Value, long Count);
