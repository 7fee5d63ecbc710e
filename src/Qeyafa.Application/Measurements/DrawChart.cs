using System.Globalization;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Charting;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Draws a person's history as a picture.</summary>
/// <param name="UserId">Whose history.</param>
/// <param name="Filter">Which records.</param>
/// <param name="Names">Which measurements, <c>height</c> and <c>weight</c> among them; at most eight. Chest, waist and hips where null.</param>
/// <param name="Unit">The unit of lengths; where null the one that the person prefers, else cm.</param>
/// <param name="Width">The width in CSS pixels, 320 to 2,000.</param>
/// <param name="Height">The height in CSS pixels, 240 to 1,600.</param>
public sealed record DrawChart(
    EntityId UserId,
    MeasurementFilter Filter,
    IReadOnlyList<string>? Names = null,
    LengthUnit? Unit = null,
    int Width = DrawChart.DefaultWidth,
    int Height = DrawChart.DefaultHeight) : IQuery<ChartImage>, IOwnedRequest
{
    /// <summary>How many measurements one picture shows at most.</summary>
    public const int MaxNames = 8;

    /// <summary>The width where none is asked for, in CSS pixels.</summary>
    public const int DefaultWidth = 900;

    /// <summary>The height where none is asked for, in CSS pixels.</summary>
    public const int DefaultHeight = 520;

    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadMeasurements;
}

/// <summary>A picture in SVG.</summary>
/// <param name="Svg">The document, in UTF-8.</param>
public sealed record ChartImage(ReadOnlyMemory<byte> Svg)
{
    /// <summary>
    /// The style sheet within the picture as a content security policy names it (<c>style-src</c>): its SHA-256 in base64.
    /// The same of every picture.
    /// </summary>
    public static string StyleHash { get; } =
        $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ChartStyles.Sheet)))}'";
}

internal sealed class DrawChartValidator : AbstractValidator<DrawChart>
{
    public DrawChartValidator()
    {
        this.FilterIsSound(query => query.Filter);
        this.NamesAreSound(query => query.Names, DrawChart.MaxNames);
        RuleFor(query => query.Width).InclusiveBetween(320, 2_000).WithMessage("must be from 320 to 2000.");
        RuleFor(query => query.Height).InclusiveBetween(240, 1_600).WithMessage("must be from 240 to 1600.");
    }
}

internal sealed class DrawChartHandler(IMeasurementRepository measurements, IUnitPreference preference) : IQueryHandler<DrawChart, ChartImage>
{
    private const int MaxPoints = 200;

    private static readonly string[] DefaultNames = ["chest", "waist", "hips"];

    public async Task<Result<ChartImage>> Handle(DrawChart request, CancellationToken cancellationToken)
    {
        var names = (request.Names ?? DefaultNames).Distinct(StringComparer.Ordinal).Select(MeasurementName.Of).ToArray();
        var unit = await preference.ShownUnitAsync(request.Unit, request.UserId, cancellationToken) ?? LengthUnit.Cm;
        var lines = names.Select((name, style) => (Name: name, Line: new ChartLine(name.Text, style, null, []))).ToDictionary(line => line.Name, line => line.Line);
        if (await measurements.SpanAsync(request.UserId, request.Filter, cancellationToken) is { } span)
        {
            var interval = await IntervalAsync(request, span, cancellationToken);
            var query = new TrendQuery(request.UserId, request.Filter, names, interval);
            foreach (var trend in await measurements.TrendsAsync(query, cancellationToken))
            {
                lines[trend.Name] = lines[trend.Name] with
                {
                    Latest = LengthUnits.Convert(trend.Last, LengthUnit.Cm, UnitOf(trend.Name, unit)),
                    Points = Points(trend, interval, span, UnitOf(trend.Name, unit)),
                };
            }
        }

        return new ChartImage(SvgChart.Draw(Chart(request, names, unit, lines)));
    }

    private static TimeChart Chart(DrawChart request, MeasurementName[] names, LengthUnit unit, Dictionary<MeasurementName, ChartLine> lines)
    {
        var lengths = names.Where(name => !IsMass(name)).Select(name => lines[name]).ToArray();
        var masses = names.Where(IsMass).Select(name => lines[name]).ToArray();
        var panels = new[] { new ChartPanel($"Length ({unit.Word()})", unit.Word(), lengths), new ChartPanel("Weight (kg)", "kg", masses) };
        var said = panels.SelectMany(panel => panel.Lines.Select(line => Sentence(line, panel.Unit)));
        return new TimeChart(
            "Measurements over time",
            string.Join(' ', said),
            $"There are no values of {string.Join(", ", names.Select(name => name.Text))} here yet.",
            [.. panels.Where(panel => panel.Lines.Count > 0)],
            new ChartSize(request.Width, request.Height));
    }

    private static bool IsMass(MeasurementName name) => name.Entry?.Kind == MeasurementKind.Mass;

    // Mass is in kg whatever the unit of lengths: it is passed through as if it were in the unit that nothing is converted from.
    private static LengthUnit UnitOf(MeasurementName name, LengthUnit unit) => IsMass(name) ? LengthUnit.Cm : unit;

    private static string Sentence(ChartLine line, string unit) => line.Points switch
    {
        [] => $"{line.Label}: no values.",
        [var only] => $"{line.Label}: {Said(only, unit)}.",
        [var first, .., var last] => $"{line.Label}: {line.Points.Count} points, from {Said(first, unit)} to {Said(last, unit)}.",
    };

    private static string Said(ChartPoint point, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Value:0.#} {unit} on {point.At.UtcDateTime:yyyy-MM-dd}");

    // Days keep the dates of single records, so they are coarsened only where there would be too many of them.
    private async Task<TrendInterval> IntervalAsync(DrawChart request, HistorySpan span, CancellationToken cancellationToken) =>
        span.Count(TrendInterval.Day) <= MaxPoints || !await HasMoreThanAsync(MaxPoints, request, cancellationToken) ? TrendInterval.Day
        : span.Count(TrendInterval.Week) <= MaxPoints ? TrendInterval.Week
        : TrendInterval.Month;

    private async Task<bool> HasMoreThanAsync(int count, DrawChart request, CancellationToken cancellationToken) =>
        (await measurements.HistoryAsync(new HistorySlice(request.UserId, request.Filter, After: null, count, Limit: 1), cancellationToken)).Count > 0;

    private static List<ChartPoint> Points(MeasurementTrend trend, TrendInterval interval, HistorySpan span, LengthUnit unit)
    {
        var points = new List<ChartPoint>();
        foreach (var together in trend.Points.Chunk(((trend.Points.Count - 1) / MaxPoints) + 1))
        {
            var count = together.Sum(point => point.Count);
            var mean = together.Sum(point => point.Mean * point.Count) / count;
            points.Add(new ChartPoint(Middle(together, interval, span), LengthUnits.Convert(mean, LengthUnit.Cm, unit), count));
        }

        return points;
    }

    // A mean of weeks or months stands in their middle, and never beyond the first and the last record.
    private static DateTimeOffset Middle(TrendPoint[] points, TrendInterval interval, HistorySpan span)
    {
        var (start, end) = (points[0].At, points[^1].At);
        if (interval == TrendInterval.Day && points.Length == 1) return start;
        var middle = start + ((Next(end, interval) - start) / 2);
        return middle < span.First ? span.First : middle > span.Last ? span.Last : middle;
    }

    private static DateTimeOffset Next(DateTimeOffset at, TrendInterval interval) => interval switch
    {
        TrendInterval.Day => at.AddDays(1),
        TrendInterval.Week => at.AddDays(7),
        _ => at.AddMonths(1),
    };
}
