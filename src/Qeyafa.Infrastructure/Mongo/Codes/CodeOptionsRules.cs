using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Codes;

internal sealed class CodeOptionsRules : IValidateOptions<CodeOptions>
{
    public ValidateOptionsResult Validate(string? name, CodeOptions options) => SettingRules.Judge(
        (options.OtpSeconds is >= 30 and <= 3_600, "Codes:OtpSeconds must be 30 to 3600."),
        (options.ResetSeconds is >= 30 and <= 3_600, "Codes:ResetSeconds must be 30 to 3600."),
        (options.EmailSeconds is >= 30 and <= 86_400, "Codes:EmailSeconds must be 30 to 86400."),
        (options.Tries is >= 1 and <= 10, "Codes:Tries must be 1 to 10."),
        (options.Resend.Seconds is >= 0 and <= 3_600, "Codes:Resend:Seconds must be 0 to 3600."),
        (options.Resend.PerHour is >= 1 and <= 10_000, "Codes:Resend:PerHour must be 1 to 10000."),
        (options.Resend.PerDay is >= 1 and <= 10_000, "Codes:Resend:PerDay must be 1 to 10000."),
        (options.Resend.AddressPerHour is null or (>= 1 and <= 1_000_000), "Codes:Resend:AddressPerHour must be 1 to 1000000."),
        (options.SmsPerDay is >= 1 and <= 10_000_000, "Codes:SmsPerDay must be 1 to 10000000."),
        (options.FailuresInRow is >= 5 and <= 100, "Codes:FailuresInRow must be 5 to 100."),
        (options.ClosedHours is >= 1 and <= 720, "Codes:ClosedHours must be 1 to 720."));
}
