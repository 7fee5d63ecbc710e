using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Telemetry;

internal sealed class TelemetryOptionsRules : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) => SettingRules.Judge(
        (options.SlowMilliseconds is >= 1 and <= 60_000, "Telemetry:SlowMilliseconds must be 1 to 60000."),
        (options.SampleSeconds is >= 1 and <= 3_600, "Telemetry:SampleSeconds must be 1 to 3600."));
}
