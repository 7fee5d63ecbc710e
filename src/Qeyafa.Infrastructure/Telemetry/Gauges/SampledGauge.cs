using System.Diagnostics.Metrics;

namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>A value that is looked at from time to time, and told whenever somebody collects: collecting asks nobody.</summary>
internal sealed class SampledGauge
{
    private readonly ObservableGauge<double> _instrument;
    private double _value = double.NaN;

    public SampledGauge(Meter meter, string name, string unit, string description) => _instrument = meter.CreateObservableGauge(name, Observe, unit, description);

    /// <summary>Whether somebody collects it.</summary>
    public bool IsCollected => _instrument.Enabled;

    /// <summary>Sets what is told from now on; null tells nothing, as when it is not known.</summary>
    public void Set(double? value) => Volatile.Write(ref _value, value ?? double.NaN);

    private Measurement<double>[] Observe() => Volatile.Read(ref _value) is var value && double.IsNaN(value) ? [] : [new Measurement<double>(value)];
}
