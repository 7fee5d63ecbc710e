using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Throttling;

internal sealed class LockoutOptionsRules : IValidateOptions<LockoutOptions>
{
    public ValidateOptionsResult Validate(string? name, LockoutOptions options) => SettingRules.Judge(
        (options.FreeFailures is >= 1 and <= 100, "Lockout:FreeFailures must be 1 to 100."),
        (options.WindowMinutes is >= 1 and <= 1_440, "Lockout:WindowMinutes must be 1 to 1440."),
        (options.FirstWaitSeconds is >= 1 and <= 3_600, "Lockout:FirstWaitSeconds must be 1 to 3600."),
        (options.MaxWaitSeconds is >= 1 and <= 86_400 && options.MaxWaitSeconds >= options.FirstWaitSeconds, "Lockout:MaxWaitSeconds must be Lockout:FirstWaitSeconds to 86400."),
        (options.DeviceDays is >= 1 and <= 730, "Lockout:DeviceDays must be 1 to 730."));
}
