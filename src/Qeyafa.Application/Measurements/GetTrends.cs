using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Tells how a person's measurements developed, as the database gathers it.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Filter">From which records.</param>
/// <param name="Interval">By which stretch of time the points are gathered.</param>
/// <param name="Names">Of which measurements, <c>height</c> and <c>weight</c> among them; null for all that there are.</param>
/// <param name="Unit">The unit of lengths; where null the one that the person prefers, else cm.</param>
public sealed record GetTrends(
    EntityId UserId,
    MeasurementFilter Filter,
    TrendInterval Interval = TrendInterval.Month,
    IReadOnlyList<string>? Names = null,
    LengthUnit? Unit = null) : IQuery<TrendsDto>, IOwnedRequest
{
    /// <summary>How many names can be asked for.</summary>
    public const int MaxNames = 100;

    /// <summary>How many intervals the records may span: five and a half years by day, 38 by week, 166 by month.</summary>
    public const int MaxPoints = 2_000;

    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadMeasurements;
}

/// <summary>How a person's measurements developed.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Unit">The unit of lengths; weight is in kg.</param>
/// <param name="Interval">The stretch of time of each point.</param>
/// <param name="Series">One for each measurement: vocabulary names in the vocabulary's order, then custom ones by name.</param>
public sealed record TrendsDto(EntityId UserId, LengthUnit Unit, TrendInterval Interval, IReadOnlyList<TrendSeriesDto> Series);

/// <summary>How one measurement developed.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="First">The earliest value.</param>
/// <param name="Last">The latest value.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Mean">The mean over all records.</param>
/// <param name="Change">The latest value less the earliest.</param>
/// <param name="Significant">Whether the change exceeds what measuring twice scatters (1.96 × √2 × noise); null where no noise is known (weight, custom names).</param>
/// <param name="Points">The values by interval, oldest first; an interval without values has none.</param>
public sealed record TrendSeriesDto(
    string Name,
    double First,
    double Last,
    double Min,
    double Max,
    double Mean,
    double Change,
    bool? Significant,
    IReadOnlyList<TrendPointDto> Points);

/// <summary>The values of one interval.</summary>
/// <param name="At">When the interval starts (UTC; weeks start on Monday).</param>
/// <param name="Mean">The mean of its values.</param>
/// <param name="Count">How many values it has.</param>
public sealed record TrendPointDto(DateTimeOffset At, double Mean, long Count);

internal sealed class GetTrendsValidator : AbstractValidator<GetTrends>
{
    public GetTrendsValidator()
    {
        this.FilterIsSound(query => query.Filter);
        this.NamesAreSound(query => query.Names, GetTrends.MaxNames);
    }
}

internal sealed class GetTrendsHandler(IMeasurementRepository measurements, IUnitPreference preference) : IQueryHandler<GetTrends, TrendsDto>
{
    public async Task<Result<TrendsDto>> Handle(GetTrends request, CancellationToken cancellationToken)
    {
        var unit = await preference.ShownUnitAsync(request.Unit, request.UserId, cancellationToken) ?? LengthUnit.Cm;
        var span = await measurements.SpanAsync(request.UserId, request.Filter, cancellationToken);
        if (span is null) return new TrendsDto(request.UserId, unit, request.Interval, []);
        if (span.Value.Count(request.Interval) > GetTrends.MaxPoints)
        {
            return Error.Rule("interval", $"The records span more than {GetTrends.MaxPoints} of these: ask for a longer interval, or narrow from and to.");
        }

        var names = request.Names?.Distinct(StringComparer.Ordinal).Select(MeasurementName.Of).ToArray();
        var trends = await measurements.TrendsAsync(new TrendQuery(request.UserId, request.Filter, names, request.Interval), cancellationToken);
        var series = trends.OrderBy(trend => trend.Name, MeasurementOrder.Instance).Select(trend => Shown(trend, unit));
        return new TrendsDto(request.UserId, unit, request.Interval, [.. series]);
    }

    private static TrendSeriesDto Shown(MeasurementTrend trend, LengthUnit unit)
    {
        var shown = unit;
        double In(double value) => trend.Name.Entry?.Kind == MeasurementKind.Mass || shown == LengthUnit.Cm
            ? LengthUnits.Tidy(value)
            : LengthUnits.Convert(value, LengthUnit.Cm, shown);
        var change = LengthUnits.Difference(trend.Last, trend.First);
        return new TrendSeriesDto(
            trend.Name.Text,
            In(trend.First),
            In(trend.Last),
            In(trend.Min),
            In(trend.Max),
            In(trend.Mean),
            In(change),
            MeasurementNoise.IsSignificant(trend.Name, change, LengthUnit.Cm),
            [.. trend.Points.Select(point => new TrendPointDto(point.At, In(point.Mean), point.Count))]);
    }
}
