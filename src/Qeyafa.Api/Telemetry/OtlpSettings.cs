using Qeyafa.Api.Settings;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Telemetry;

/// <summary>What goes out by OTLP. The settings are OpenTelemetry's own (<c>OTEL_*</c>), so that whoever runs a collector knows them; without an endpoint nothing goes out.</summary>
/// <param name="Traces">Whether spans go out.</param>
/// <param name="Metrics">Whether metrics go out.</param>
/// <param name="Logs">Whether the log goes out.</param>
internal sealed record OtlpSettings(bool Traces, bool Metrics, bool Logs)
{
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Whether anything goes out.</summary>
    public bool Any => Traces || Metrics || Logs;

    /// <summary>Reads the settings. What is wrong with them is found in the reader.</summary>
    public static OtlpSettings Read(SettingsReader configuration)
    {
        // These are OpenTelemetry's to read; here they are only made known.
        Text(configuration, "OTEL_SERVICE_NAME", absent: "qeyafa");
        Text(configuration, "OTEL_RESOURCE_ATTRIBUTES");
        Text(configuration, "OTEL_EXPORTER_OTLP_HEADERS", secret: SecretForm.Whole);

        var isDisabled = configuration.Flag("OTEL_SDK_DISABLED", absent: false);
        Protocol(configuration, "OTEL_EXPORTER_OTLP_PROTOCOL", absent: "grpc");
        var hasEndpoint = Address(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT");
        bool Sends(string signal) => SendsSignal(configuration, signal, hasEndpoint) && !isDisabled;
        return new OtlpSettings(Sends("TRACES"), Sends("METRICS"), Sends("LOGS"));
    }

    private static bool SendsSignal(SettingsReader configuration, string signal, bool hasEndpoint)
    {
        var hasOwn = Address(configuration, $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT");
        Protocol(configuration, $"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL", absent: null);
        var key = $"OTEL_{signal}_EXPORTER";
        var exporter = Text(configuration, key, absent: "otlp");
        if (!string.IsNullOrWhiteSpace(exporter) && exporter is not ("otlp" or "none"))
        {
            return configuration.Refuse($"The setting {key} is \"{exporter}\"; it must be otlp or none.", instead: false);
        }

        return exporter != "none" && (hasEndpoint || hasOwn);
    }

    /// <summary>Whether there is an address.</summary>
    private static bool Address(SettingsReader configuration, string key)
    {
        var address = Text(configuration, key, secret: SecretForm.Address);
        return !string.IsNullOrWhiteSpace(address)
            && ((Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                || configuration.Refuse($"The setting {key} is no address: set it to the collector's, such as http://collector:4318.", instead: false));
    }

    private static void Protocol(SettingsReader configuration, string key, string? absent)
    {
        var protocol = Text(configuration, key, absent);
        if (!string.IsNullOrWhiteSpace(protocol) && !Protocols.Contains(protocol))
        {
            configuration.Refuse($"The setting {key} is \"{protocol}\"; it must be one of {string.Join(", ", Protocols)}.", instead: protocol);
        }
    }

    private static string? Text(SettingsReader configuration, string key, string? absent = null, SecretForm secret = SecretForm.None) =>
        configuration.Text(new Setting(key, SettingKind.Text) { Default = absent, Secret = secret, IsOfLibrary = true });
}
