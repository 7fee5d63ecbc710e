using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Measurements.Processing;

/// <summary>Has the measurement service estimate measurements from two pictures and the height, and records them with the pictures and the service's confidence.</summary>
/// <param name="Front">The person from the front.</param>
/// <param name="Side">The person from the side.</param>
/// <param name="Height">Standing height, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit of the height, and of the record.</param>
/// <param name="UserId">Whose measurements they are; the caller's where null.</param>
/// <param name="ReservedId">The id to store under, which the transport has kept for this very request: the stored record is answered when it is sent again.</param>
public sealed record ProcessMeasurement(TemporaryFile Front, TemporaryFile Side, double Height, LengthUnit Unit = LengthUnit.Cm, EntityId? UserId = null, EntityId? ReservedId = null)
    : ICommand<Versioned<MeasurementDto>>, ISignedInRequest;

internal sealed class ProcessMeasurementHandler(
    IMeasurementService service, IPictures pictures, IMeasurementRepository measurements, ICaller caller, IAccessPolicy policy, IOutageClassifier outages, IMapper mapper, TimeProvider clock)
    : ICommandHandler<ProcessMeasurement, Versioned<MeasurementDto>>
{
    private const double LowConfidence = 0.5;

    private static readonly TimeSpan CleaningLimit = TimeSpan.FromSeconds(5);

    public async Task<Result<Versioned<MeasurementDto>>> Handle(ProcessMeasurement request, CancellationToken cancellationToken)
    {
        var owner = request.UserId ?? caller.RequiredUserId();
        if (!await policy.MayAsync(caller.RequiredUserId(), owner, Permission.WriteMeasurements, cancellationToken)) return Error.NotFound;
        if (!service.IsConfigured) return MeasuringErrors.Missing;

        var now = clock.GetUtcNow();
        var id = request.ReservedId ?? EntityId.New(now);
        var bare = new MeasurementEntry { Height = request.Height, Unit = request.Unit, ProcessedAt = now, Source = service.Source };
        if (Measurement.Record(id, owner, bare, now) is { IsSuccess: false } refused) return refused.Error!;
        if (await measurements.FindAsync(id, OwnerScope.Of(owner), cancellationToken) is { } stored) return Answer(stored, confidence: null);

        var front = PictureKey.Measurement(owner, id, PictureView.Front);
        var side = PictureKey.Measurement(owner, id, PictureView.Side);
        var measured = await MeasureAsync(request, id, front, side, bare, owner, cancellationToken);
        if (!measured.IsSuccess) return measured.Error!;

        // From here on the pictures stay, whatever happens: an insert that seems to have failed may have got through.
        var (measurement, confidence) = measured.Value;
        if (await measurements.InsertAsync(measurement, cancellationToken) == InsertOutcome.Inserted) return Answer(measurement, confidence);

        return await measurements.FindAsync(id, OwnerScope.Of(owner), cancellationToken) is { } earlier ? Answer(earlier, confidence: null) : Error.ConcurrentChange;
    }

    private async Task<Result<(Measurement Measurement, IReadOnlyDictionary<string, double> Confidence)>> MeasureAsync(
        ProcessMeasurement request, EntityId id, PictureKey front, PictureKey side, MeasurementEntry bare, EntityId owner, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            if (await pictures.StoreAsync(front, request.Front, cancellationToken) is { IsSuccess: false } noFront) return MeasuringErrors.Of(noFront.Error!, "front");
            if (await pictures.StoreAsync(side, request.Side, cancellationToken) is { IsSuccess: false } noSide) return MeasuringErrors.Of(noSide.Error!, "side");

            var height = LengthUnits.Convert(request.Height, request.Unit, LengthUnit.Cm);
            switch (await service.MeasureAsync(new MeasuringRequest(id, front, side, height), cancellationToken))
            {
                case MeasuringOutcome.Measured measured:
                    var entry = bare with
                    {
                        Measurements = [.. measured.Values.Select(value => KeyValuePair.Create(value.Key, LengthUnits.Convert(value.Value, measured.Unit, request.Unit)))],
                        AiConfidence = measured.Overall,
                        ImagePaths = [front.Value, side.Value],
                    };
                    var recorded = Measurement.Record(id, owner, entry, bare.ProcessedAt);
                    if (!recorded.IsSuccess) return MeasuringErrors.Failed(about: null, "retake both pictures: what was measured from them is what no body has.");

                    kept = true;
                    return (recorded.Value, measured.Confidence);
                case MeasuringOutcome.Fault fault:
                    return MeasuringErrors.Failed(fault.About, fault.Reason);
                case MeasuringOutcome.Away away:
                    return MeasuringErrors.Away(away.RetryAfter);
                default:
                    throw new InvalidOperationException("A measurement service has answered an outcome that nobody knows.");
            }
        }
        finally
        {
            if (!kept) await ForgetAsync(front, side);
        }
    }

    /// <summary>Deletes the pictures even when the caller has gone; what a crash or an outage leaves is swept away later.</summary>
    private async Task ForgetAsync(PictureKey front, PictureKey side)
    {
        using var limit = new CancellationTokenSource(CleaningLimit);
        try
        {
            await pictures.DeleteAsync(front, limit.Token);
            await pictures.DeleteAsync(side, limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException || outages.RetryAfter(exception) is not null)
        {
            // The caller is to learn what was wrong, not this: pictures that no record names are swept away.
        }
    }

    private Versioned<MeasurementDto> Answer(Measurement measurement, IReadOnlyDictionary<string, double>? confidence)
    {
        var shown = mapper.Map<MeasurementDto>(measurement);
        var unsure = (confidence ?? new Dictionary<string, double>()).Where(of => of.Value < LowConfidence)
            .OrderBy(of => of.Key, StringComparer.Ordinal)
            .Select(of => new MeasurementWarning(of.Key, MeasurementWarningCode.LowConfidence, "The measurement service is not sure of this value. Measure it with a tape, or take the pictures again."));
        return new Versioned<MeasurementDto>(shown with { Warnings = [.. shown.Warnings, .. unsure] }, measurement.Version);
    }
}
