using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Throttling;

internal sealed class LockoutOptionsRules : IValidateOptions<LockoutOptions>
{
    public ValidateOptionsResult Validate(string? name, LockoutOptions options)
    {
        List<string> wrong = [];
        Check(wrong, options.FreeFailures is >= 1 and <= 100, "Lockout:FreeFailures must be 1 to 100.");
        Check(wrong, options.WindowMinutes is >= 1 and <= 1_440, "Lockout:WindowMinutes must be 1 to 1440.");
        Check(wrong, options.FirstWaitSeconds is >= 1 and <= 3_600, "Lockout:FirstWaitSeconds must be 1 to 3600.");
        Check(wrong, options.MaxWaitSeconds is >= 1 and <= 86_400 && options.MaxWaitSeconds >= options.FirstWaitSeconds, "Lockout:MaxWaitSeconds must be Lockout:FirstWaitSeconds to 86400.");
        Check(wrong, options.DeviceDays is >= 1 and <= 730, "Lockout:DeviceDays must be 1 to 730.");
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
