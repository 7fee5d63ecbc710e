namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>The settings under <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Telemetry";

    /// <summary>From when on, in milliseconds, a call to the database is logged as slow; 1 to 60,000.</summary>
    public int SlowMilliseconds { get; set; } = 500;

    /// <summary>How often, in seconds, what needs a query is looked at while metrics are exported; 1 to 3,600.</summary>
    public int SampleSeconds { get; set; } = 15;
}
