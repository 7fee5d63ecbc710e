using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Security.Sessions;

internal sealed class SessionOptionsRules : IValidateOptions<SessionOptions>
{
    public ValidateOptionsResult Validate(string? name, SessionOptions options) => SettingRules.Judge(
        (options.Idle >= TimeSpan.FromHours(1) && options.Idle <= TimeSpan.FromDays(90), "Sessions:Idle must be 01:00:00 to 90.00:00:00."),
        (options.Absolute >= options.Idle && options.Absolute <= TimeSpan.FromDays(365), "Sessions:Absolute must be at least Sessions:Idle, and at most 365.00:00:00."),
        (options.PerUser is >= 1 and <= 1_000, "Sessions:PerUser must be 1 to 1000."),
        (options.RefreshGrace >= TimeSpan.Zero && options.RefreshGrace <= TimeSpan.FromMinutes(1), "Sessions:RefreshGrace must be 00:00:00 to 00:01:00."),
        (options.Trusted >= TimeSpan.Zero && options.Trusted <= TimeSpan.FromMinutes(1), "Sessions:Trusted must be 00:00:00 to 00:01:00."),
        (options.Remembered is >= 0 and <= 10_000_000, "Sessions:Remembered must be 0 to 10000000."));
}
