using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Reads one record.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Unit">The unit to show lengths in; as entered where null.</param>
public sealed record GetMeasurement(EntityId Id, LengthUnit? Unit = null) : IQuery<Versioned<MeasurementDto>>, ISignedInRequest;

internal sealed class GetMeasurementHandler(IMeasurementRepository measurements, ICaller caller, IAccessPolicy policy, IMapper mapper)
    : IQueryHandler<GetMeasurement, Versioned<MeasurementDto>>
{
    public async Task<Result<Versioned<MeasurementDto>>> Handle(GetMeasurement request, CancellationToken cancellationToken)
    {
        var measurement = await measurements.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.ReadMeasurements, cancellationToken);
        return measurement is null
            ? Error.NotFound
            : new Versioned<MeasurementDto>(mapper.Map<MeasurementDto>(measurement.In(request.Unit ?? measurement.Unit)), measurement.Version);
    }
}
