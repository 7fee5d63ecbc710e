using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Measurements.Csv;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>
/// Answers a person's history as CSV, to be written out piece by piece. Columns: id, processed_at, unit, source, note, height, weight, ai_confidence,
/// then one for each measurement that the records have: vocabulary names in the vocabulary's order, then custom ones by name.
/// </summary>
/// <param name="UserId">Whose history.</param>
/// <param name="Filter">Which records.</param>
/// <param name="Unit">The unit of lengths; each record as entered where null, so that what is exported can be imported without loss.</param>
public sealed record ExportMeasurements(EntityId UserId, MeasurementFilter Filter, LengthUnit? Unit = null) : IQuery<MeasurementCsv>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadMeasurements;
}

internal sealed class ExportMeasurementsValidator : AbstractValidator<ExportMeasurements>
{
    public ExportMeasurementsValidator() => this.FilterIsSound(query => query.Filter);
}

internal sealed class ExportMeasurementsHandler(IMeasurementRepository measurements) : IQueryHandler<ExportMeasurements, MeasurementCsv>
{
    public async Task<Result<MeasurementCsv>> Handle(ExportMeasurements request, CancellationToken cancellationToken)
    {
        var names = await measurements.NamesAsync(request.UserId, request.Filter, cancellationToken);
        return new MeasurementCsv(measurements, request.UserId, request.Filter, request.Unit, [.. names.Order(MeasurementOrder.Instance)]);
    }
}
