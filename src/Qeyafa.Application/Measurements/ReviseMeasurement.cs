using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>
/// Replaces the values of a record: a measurement, height, weight or note that is not given is gone.
/// The unit, the time and the source stay as they are where they are not given, since no default could be right for them.
/// </summary>
/// <param name="Id">The record's id.</param>
/// <param name="Input">The new values, whole.</param>
/// <param name="Expected">The versions that the client is willing to replace.</param>
public sealed record ReviseMeasurement(EntityId Id, MeasurementInput Input, ExpectedVersion Expected = default)
    : ICommand<Versioned<MeasurementDto>>, ISignedInRequest;

internal sealed class ReviseMeasurementHandler(IMeasurementRepository measurements, ICaller caller, IAccessPolicy policy, IMapper mapper, TimeProvider clock)
    : ICommandHandler<ReviseMeasurement, Versioned<MeasurementDto>>
{
    public async Task<Result<Versioned<MeasurementDto>>> Handle(ReviseMeasurement request, CancellationToken cancellationToken)
    {
        var measurement = await measurements.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteMeasurements, cancellationToken);
        if (measurement is null) return Error.NotFound;

        var stored = measurement.Version;
        if (request.Expected.Check(stored) is { } stale) return stale;

        var revised = measurement.Revise(request.Input.ToEntry(measurement.Unit, measurement.ProcessedAt, measurement.Source), clock.GetUtcNow());
        if (!revised.IsSuccess) return revised.Error;

        return await measurements.ReplaceAsync(measurement, stored, cancellationToken)
            ? new Versioned<MeasurementDto>(mapper.Map<MeasurementDto>(measurement), measurement.Version)
            : request.Expected.Miss;
    }
}
