using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Reads a person's latest record. It is answered without a version: which record it is changes, and two records can have one version.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Unit">The unit to show lengths in; where null the one that the person prefers, and as entered where there is no preference.</param>
public sealed record GetLatest(EntityId UserId, LengthUnit? Unit = null) : IQuery<MeasurementDto>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadMeasurements;
}

internal sealed class GetLatestHandler(IMeasurementRepository measurements, IUnitPreference preference, IMapper mapper) : IQueryHandler<GetLatest, MeasurementDto>
{
    public async Task<Result<MeasurementDto>> Handle(GetLatest request, CancellationToken cancellationToken)
    {
        var measurement = await measurements.LatestAsync(request.UserId, cancellationToken);
        if (measurement is null) return Error.NotFound;

        var unit = await preference.ShownUnitAsync(request.Unit, request.UserId, cancellationToken);
        return mapper.Map<MeasurementDto>(measurement.In(unit ?? measurement.Unit));
    }
}
