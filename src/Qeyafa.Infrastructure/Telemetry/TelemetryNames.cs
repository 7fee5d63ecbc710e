namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>What measurements and spans come under. The names of instruments follow OpenTelemetry's semantic conventions; our own begin with <c>qeyafa.</c>.</summary>
public static class TelemetryNames
{
    /// <summary>The meter of everything that Qeyafa measures itself.</summary>
    public const string Meter = "Qeyafa";

    /// <summary>The source of the spans of database commands.</summary>
    public const string Database = "Qeyafa.Database";
}
