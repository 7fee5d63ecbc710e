using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Telemetry;

/// <summary>What goes out by OTLP. The settings are OpenTelemetry's own (<c>OTEL_*</c>), so that whoever runs a collector knows them; without an endpoint nothing goes out.</summary>
/// <param name="Traces">Whether spans go out.</param>
/// <param name="Metrics">Whether metrics go out.</param>
/// <param name="Logs">Whether the log goes out.</param>
internal sealed record OtlpSettings(bool Traces, bool Metrics, bool Logs)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Whether anything goes out.</summary>
    public bool Any => Traces || Metrics || Logs;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static OtlpSettings Read(IConfiguration configuration)
    {
        if (string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return new OtlpSettings(Traces: false, Metrics: false, Logs: false);
        }

        CheckProtocol(configuration, "OTEL_EXPORTER_OTLP_PROTOCOL");
        CheckAddress(configuration, Endpoint);
        return new OtlpSettings(Sends(configuration, "TRACES"), Sends(configuration, "METRICS"), Sends(configuration, "LOGS"));
    }

    private static bool Sends(IConfiguration configuration, string signal)
    {
        var own = $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        CheckAddress(configuration, own);
        CheckProtocol(configuration, $"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL");
        var key = $"OTEL_{signal}_EXPORTER";
        var exporter = configuration[key];
        if (!string.IsNullOrWhiteSpace(exporter) && exporter is not ("otlp" or "none"))
        {
            throw new SettingException($"The setting {key} is \"{exporter}\"; it must be otlp or none.");
        }

        return exporter != "none" && (!string.IsNullOrWhiteSpace(configuration[Endpoint]) || !string.IsNullOrWhiteSpace(configuration[own]));
    }

    private static void CheckAddress(IConfiguration configuration, string key)
    {
        var address = configuration[key];
        if (!string.IsNullOrWhiteSpace(address) && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw new SettingException($"The setting {key} is no address: set it to the collector's, such as http://collector:4318.");
        }
    }

    private static void CheckProtocol(IConfiguration configuration, string key)
    {
        var protocol = configuration[key];
        if (!string.IsNullOrWhiteSpace(protocol) && !Protocols.Contains(protocol))
        {
            throw new SettingException($"The setting {key} is \"{protocol}\"; it must be one of {string.Join(", ", Protocols)}.");
        }
    }
}
