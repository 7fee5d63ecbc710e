using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.TryOn.Instant;

namespace Qeyafa.Infrastructure.TryOn;

internal sealed class TryOnOptionsRules(IHostEnvironment environment) : IValidateOptions<TryOnOptions>
{
    public ValidateOptionsResult Validate(string? name, TryOnOptions options) => SettingRules.Judge(
        (!string.IsNullOrWhiteSpace(options.Engine), "TryOn:Engine must name an engine, such as preview."),
        (options.Engine != InstantEngine.Word || !environment.IsProduction(), "TryOn:Engine must not be instant in Production: it makes no try-on, it is for tests and measurements."),
        (options.Workers is >= 0 and <= 64, "TryOn:Workers must be 0 to 64."),
        (options.PerUser is >= 1 and <= 1_000, "TryOn:PerUser must be 1 to 1000."),
        (options.Overall is >= 1 and <= 100_000, "TryOn:Overall must be 1 to 100000."),
        (options.LeaseSeconds is >= 1 and <= 3_600, "TryOn:LeaseSeconds must be 1 to 3600."),
        (options.Attempts is >= 1 and <= 20, "TryOn:Attempts must be 1 to 20."),
        (options.DeadlineMinutes is >= 1 and <= 1_440, "TryOn:DeadlineMinutes must be 1 to 1440."),
        (options.RetryMilliseconds is >= 1 and <= 600_000, "TryOn:RetryMilliseconds must be 1 to 600000."),
        (options.MaxRetrySeconds is >= 1 and <= 3_600, "TryOn:MaxRetrySeconds must be 1 to 3600."),
        (options.PollMilliseconds is >= 10 and <= 60_000, "TryOn:PollMilliseconds must be 10 to 60000."),
        (options.Streams is >= 1 and <= 100_000, "TryOn:Streams must be 1 to 100000."),
        (options.StreamsPerUser is >= 1 and <= 1_000, "TryOn:StreamsPerUser must be 1 to 1000."),
        (options.StreamMinutes is >= 1 and <= 1_440, "TryOn:StreamMinutes must be 1 to 1440."));
}
