using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Measurements.Processing;

/// <summary>Estimates a person's measurements from pictures.</summary>
public interface IMeasurementService
{
    /// <summary>Whether there is a service to ask.</summary>
    bool IsConfigured { get; }

    /// <summary>What its values are recorded as.</summary>
    MeasurementSource Source { get; }

    /// <summary>Measures a person. Asking again with the same id is the same question.</summary>
    Task<MeasuringOutcome> MeasureAsync(MeasuringRequest request, CancellationToken cancellationToken);
}

/// <summary>Whom to measure.</summary>
/// <param name="Id">The id of the record that is to be made.</param>
/// <param name="Front">The person from the front.</param>
/// <param name="Side">The person from the side.</param>
/// <param name="HeightCm">The person's height in cm, which gives the pictures their scale.</param>
public sealed record MeasuringRequest(EntityId Id, PictureKey Front, PictureKey Side, double HeightCm);

/// <summary>What came of measuring.</summary>
public abstract record MeasuringOutcome
{
    private MeasuringOutcome()
    {
    }

    /// <summary>The person was measured.</summary>
    /// <param name="Values">Lengths by name, in <paramref name="Unit"/>; neither height nor weight.</param>
    /// <param name="Unit">The unit of the values.</param>
    /// <param name="Confidence">How sure the service is of each, 0 to 1; names without one are not in it.</param>
    /// <param name="Overall">How sure it is of all together, 0 to 1.</param>
    public sealed record Measured(IReadOnlyDictionary<string, double> Values, LengthUnit Unit, IReadOnlyDictionary<string, double> Confidence, double Overall) : MeasuringOutcome;

    /// <summary>The pictures do not do.</summary>
    /// <param name="About">The member that is at fault: <c>front</c>, <c>side</c> or <c>height</c>; null where that is not known.</param>
    /// <param name="Reason">What the person can do, such as "retake the side picture: feet not visible".</param>
    public sealed record Fault(string? About, string Reason) : MeasuringOutcome;

    /// <summary>The service cannot be had, or does not make sense.</summary>
    /// <param name="RetryAfter">How long to wait before another try.</param>
    public sealed record Away(TimeSpan RetryAfter) : MeasuringOutcome;
}
