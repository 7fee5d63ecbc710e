using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Records measurements, for the caller or for a person for whom the caller may write. The default unit is cm, the default source <c>manual</c>, the default time now.</summary>
/// <param name="Input">The values.</param>
/// <param name="UserId">Whose measurements they are; the caller's where null.</param>
/// <param name="ReservedId">
/// The id to store under, which the transport has kept for this very request: when a request that was carried out is sent again, the stored record is answered.
/// </param>
public sealed record RecordMeasurement(MeasurementInput Input, EntityId? UserId = null, EntityId? ReservedId = null)
    : ICommand<Versioned<MeasurementDto>>, ISignedInRequest;

internal sealed class RecordMeasurementHandler(IMeasurementRepository measurements, ICaller caller, IAccessPolicy policy, IMapper mapper, TimeProvider clock)
    : ICommandHandler<RecordMeasurement, Versioned<MeasurementDto>>
{
    public async Task<Result<Versioned<MeasurementDto>>> Handle(RecordMeasurement request, CancellationToken cancellationToken)
    {
        var owner = request.UserId ?? caller.RequiredUserId();
        if (!await policy.MayAsync(caller.RequiredUserId(), owner, Permission.WriteMeasurements, cancellationToken)) return Error.NotFound;

        var now = clock.GetUtcNow();
        var entry = request.Input.ToEntry(LengthUnit.Cm, now, MeasurementSource.Manual);
        var recorded = Measurement.Record(request.ReservedId ?? EntityId.New(now), owner, entry, now);
        if (!recorded.IsSuccess) return recorded.Error;

        var measurement = recorded.Value;
        if (await measurements.InsertAsync(measurement, cancellationToken) == InsertOutcome.DuplicateId)
        {
            var stored = await measurements.FindAsync(measurement.Id, OwnerScope.Of(owner), cancellationToken);
            if (stored is null) return Error.ConcurrentChange;
            measurement = stored;
        }

        return new Versioned<MeasurementDto>(mapper.Map<MeasurementDto>(measurement), measurement.Version);
    }
}
