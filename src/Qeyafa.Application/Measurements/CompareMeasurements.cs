using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Compares two records of one person.</summary>
/// <param name="FromId">The record to compare with.</param>
/// <param name="ToId">The record that is compared.</param>
/// <param name="Unit">The unit of lengths; where null the one that the person prefers, else that of the second record.</param>
public sealed record CompareMeasurements(EntityId FromId, EntityId ToId, LengthUnit? Unit = null) : IQuery<ComparisonDto>, ISignedInRequest;

/// <summary>What differs between two records of one person.</summary>
/// <param name="UserId">Whose records.</param>
/// <param name="Unit">The unit of lengths; weight is in kg.</param>
/// <param name="From">The record compared with.</param>
/// <param name="To">The record that was compared.</param>
/// <param name="Changes">One for each measurement of either: vocabulary names in the vocabulary's order, then custom ones by name.</param>
public sealed record ComparisonDto(EntityId UserId, LengthUnit Unit, ComparedDto From, ComparedDto To, IReadOnlyList<ChangeDto> Changes);

/// <summary>One of the two records.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="ProcessedAt">When its values were taken (UTC).</param>
public sealed record ComparedDto(EntityId Id, DateTimeOffset ProcessedAt);

/// <summary>What became of one measurement.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="From">The value in the first record; null where it has none.</param>
/// <param name="To">The value in the second record; null where it has none.</param>
/// <param name="Change">The second value less the first; null where one is missing.</param>
/// <param name="Significant">Whether the change exceeds what measuring twice scatters (1.96 × √2 × noise); null without a change, and where no noise is known (weight, custom names).</param>
public sealed record ChangeDto(string Name, double? From, double? To, double? Change, bool? Significant);

internal sealed class CompareMeasurementsHandler(IMeasurementRepository measurements, IUnitPreference preference, ICaller caller, IAccessPolicy policy)
    : IQueryHandler<CompareMeasurements, ComparisonDto>
{
    public async Task<Result<ComparisonDto>> Handle(CompareMeasurements request, CancellationToken cancellationToken)
    {
        var from = await measurements.FindReachableAsync(request.FromId, caller.RequiredUserId(), policy, Permission.ReadMeasurements, cancellationToken);
        var to = await measurements.FindReachableAsync(request.ToId, caller.RequiredUserId(), policy, Permission.ReadMeasurements, cancellationToken);
        if (from is null || to is null) return Error.NotFound;
        if (from.UserId != to.UserId) return Error.Rule("to_id", "must be a record of the same person as from_id.");

        var unit = await preference.ShownUnitAsync(request.Unit, from.UserId, cancellationToken) ?? to.Unit;
        var entered = (From: from, To: to.In(from.Unit));
        var shown = (From: from.In(unit), To: to.In(unit));
        var changes = NamesOf(from).Concat(NamesOf(to)).Distinct().Order(MeasurementOrder.Instance).Select(name => Change(name, entered, shown));
        return new ComparisonDto(from.UserId, unit, new ComparedDto(from.Id, from.ProcessedAt), new ComparedDto(to.Id, to.ProcessedAt), [.. changes]);
    }

    // The change is taken before converting: where both values were entered in one unit, their difference is exact there.
    private static ChangeDto Change(MeasurementName name, (Measurement From, Measurement To) entered, (Measurement From, Measurement To) shown)
    {
        var (from, to) = (shown.From.ValueOf(name), shown.To.ValueOf(name));
        if (entered.From.ValueOf(name) is not { } before || entered.To.ValueOf(name) is not { } after) return new ChangeDto(name.Text, from, to, null, null);

        var change = LengthUnits.Difference(after, before);
        var converted = name.Entry?.Kind == MeasurementKind.Mass ? change : LengthUnits.Convert(change, entered.From.Unit, shown.From.Unit);
        return new ChangeDto(name.Text, from, to, converted, MeasurementNoise.IsSignificant(name, change, entered.From.Unit));
    }

    private static IEnumerable<MeasurementName> NamesOf(Measurement measurement)
    {
        if (measurement.Height is not null) yield return MeasurementVocabulary.Height;
        if (measurement.Weight is not null) yield return MeasurementVocabulary.Weight;
        foreach (var measured in measurement.Measurements) yield return measured.Name;
    }
}
