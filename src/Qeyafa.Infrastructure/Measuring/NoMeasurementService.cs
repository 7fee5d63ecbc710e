using Qeyafa.Application.Measurements.Processing;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>Where no service is set up: there is none to ask.</summary>
internal sealed class NoMeasurementService : IMeasurementService
{
    public bool IsConfigured => false;

    public MeasurementSource Source => MeasurementSource.AiService;

    public Task<MeasuringOutcome> MeasureAsync(MeasuringRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException("There is no measurement service.");
}
