using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Security.Sessions;

internal sealed class SessionOptionsRules : IValidateOptions<SessionOptions>
{
    public ValidateOptionsResult Validate(string? name, SessionOptions options)
    {
        List<string> wrong = [];
        Check(wrong, options.Idle >= TimeSpan.FromHours(1) && options.Idle <= TimeSpan.FromDays(90), "Sessions:Idle must be 01:00:00 to 90.00:00:00.");
        Check(wrong, options.Absolute >= options.Idle && options.Absolute <= TimeSpan.FromDays(365), "Sessions:Absolute must be at least Sessions:Idle, and at most 365.00:00:00.");
        Check(wrong, options.PerUser is >= 1 and <= 1_000, "Sessions:PerUser must be 1 to 1000.");
        Check(wrong, options.RefreshGrace >= TimeSpan.Zero && options.RefreshGrace <= TimeSpan.FromMinutes(1), "Sessions:RefreshGrace must be 00:00:00 to 00:01:00.");
        Check(wrong, options.Trusted >= TimeSpan.Zero && options.Trusted <= TimeSpan.FromMinutes(1), "Sessions:Trusted must be 00:00:00 to 00:01:00.");
        Check(wrong, options.Remembered is >= 0 and <= 10_000_000, "Sessions:Remembered must be 0 to 10000000.");
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static void Check(List<string> wrong, bool kept, string rule)
    {
        if (!kept)
        {
            wrong.Add(rule);
        }
    }
}
