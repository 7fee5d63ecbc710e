using Qeyafa.Api.Settings;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Telemetry;

/// <summary>What is wrong with the settings of where measurements go.</summary>
internal sealed class TelemetrySettingsRule(IConfiguration configuration, IHostEnvironment environment) : ISettingRule
{
    public IEnumerable<string> Broken()
    {
        var reader = new SettingsReader(configuration);
        OtlpSettings.Read(reader);
        PrometheusSettings.Read(reader, environment);
        return reader.Broken;
    }
}
