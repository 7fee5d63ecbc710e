using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Measurements;

/// <summary>Records measurements, for the caller or for a person for whom the caller may write. The default unit is cm, the default source <c>manual</c>, the default time now.</summary>
/// <param name="Input">The values.</param>
/// <param name="UserId">Whose measurements they are; the caller's where null.</param>
/// <param name="ReservedId">
/// The id to store under, which the transport has kept for this very request: when a request that was carried out is sent again, the stored record is answered.
/// </param>
/// <param name="UpdateBody">
/// Whether the person's body record takes the values over (<see cref="BodyRecord.Adopt"/>), in the same unit of work; one is made where there is none.
/// It needs the right to write the wardrobe, which no share gives.
/// </param>
public sealed record RecordMeasurement(MeasurementInput Input, EntityId? UserId = null, EntityId? ReservedId = null, bool UpdateBody = false)
    : ICommand<Versioned<MeasurementDto>>, ISignedInRequest;

internal sealed class RecordMeasurementHandler(
    IMeasurementRepository measurements, IBodyRepository bodies, ICaller caller, IAccessPolicy policy, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<RecordMeasurement, Versioned<MeasurementDto>>
{
    public async Task<Result<Versioned<MeasurementDto>>> Handle(RecordMeasurement request, CancellationToken cancellationToken)
    {
        var owner = request.UserId ?? caller.RequiredUserId();
        if (!await MayAsync(owner, request.UpdateBody, cancellationToken)) return Error.NotFound;

        var now = clock.GetUtcNow();
        var entry = request.Input.ToEntry(LengthUnit.Cm, now, MeasurementSource.Manual);
        var recorded = Measurement.Record(request.ReservedId ?? EntityId.New(now), owner, entry, now);
        if (!recorded.IsSuccess) return recorded.Error;

        var measurement = recorded.Value;
        var stored = request.UpdateBody
            ? await work.RunAsync(cancellation => StoreWithBodyAsync(measurement, now, cancellation), cancellationToken)
            : await StoreAsync(measurement, cancellationToken);
        if (stored.Error == Error.ConcurrentChange && await measurements.FindAsync(measurement.Id, OwnerScope.Of(owner), cancellationToken) is { } earlier)
        {
            // An id that is taken says that an earlier try of the request has done all of it.
            return Show(earlier);
        }

        return stored.Map(_ => Show(measurement));
    }

    private async ValueTask<bool> MayAsync(EntityId owner, bool updateBody, CancellationToken cancellationToken) =>
        await policy.MayAsync(caller.RequiredUserId(), owner, Permission.WriteMeasurements, cancellationToken)
        && (!updateBody || await policy.MayAsync(caller.RequiredUserId(), owner, Permission.WriteWardrobe, cancellationToken));

    private async Task<Result<Done>> StoreAsync(Measurement measurement, CancellationToken cancellationToken) =>
        await measurements.InsertAsync(measurement, cancellationToken) == InsertOutcome.Inserted ? default(Done) : Error.ConcurrentChange;

    private async Task<Result<Done>> StoreWithBodyAsync(Measurement measurement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await StoreAsync(measurement, cancellationToken);
        if (!stored.IsSuccess) return stored.Error;

        if (await bodies.FindAsync(measurement.UserId, cancellationToken) is not { } body)
        {
            return await bodies.InsertAsync(BodyRecord.Of(EntityId.New(now), measurement, now), cancellationToken) ? default(Done) : Error.ConcurrentChange;
        }

        var version = body.Version;
        var adopted = body.Adopt(measurement, now);
        if (!adopted.IsSuccess) return adopted.Error;
        return await bodies.ReplaceAsync(body, version, cancellationToken) ? default(Done) : Error.ConcurrentChange;
    }

    private Versioned<MeasurementDto> Show(Measurement measurement) => new(mapper.Map<MeasurementDto>(measurement), measurement.Version);
}
