namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>
/// Gauges of a module that need a question asked. Register one beside the module, and every node asks it each <c>Telemetry:SampleSeconds</c> while somebody collects metrics;
/// the question must be answered by an index and have a bound.
/// </summary>
internal interface ISampledGauges
{
    /// <summary>Its gauges.</summary>
    IReadOnlyList<SampledGauge> All { get; }

    /// <summary>Looks, and sets the gauges.</summary>
    Task SampleAsync(CancellationToken cancellationToken);
}
