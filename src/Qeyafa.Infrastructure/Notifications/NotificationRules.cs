using System.Net.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>What the settings of the outbox and its channels must be.</summary>
internal sealed class NotificationRules(IHostEnvironment environment) : IValidateOptions<OutboxOptions>, IValidateOptions<MailOptions>, IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options) => SettingRules.Judge(
        (options.Attempts is >= 1 and <= 100, "Outbox:Attempts must be 1 to 100."),
        (options.RetryMilliseconds is >= 10 and <= 600_000, "Outbox:RetryMilliseconds must be 10 to 600000."),
        (options.MaxRetrySeconds is >= 1 and <= 86_400, "Outbox:MaxRetrySeconds must be 1 to 86400."),
        (options.SendSeconds is >= 1 and <= 600, "Outbox:SendSeconds must be 1 to 600."),
        (options.PollMilliseconds is >= 50 and <= 600_000, "Outbox:PollMilliseconds must be 50 to 600000."),
        (options.KeepDays is >= 1 and <= 365, "Outbox:KeepDays must be 1 to 365."));

    public ValidateOptionsResult Validate(string? name, MailOptions options) => string.IsNullOrWhiteSpace(options.Host)
        ? ValidateOptionsResult.Success
        : SettingRules.Judge(
            (options.Port is >= 1 and <= 65_535, "Mail:Smtp:Port must be 1 to 65535."),
            (options.From is not null && MailAddress.TryCreate(options.From, out _), "Mail:Smtp:From must be the address that mail is from (\"Qeyafa <no-reply@example.com>\"), as Mail:Smtp:Host is set."),
            (options.User is null == options.Password is null, "Mail:Smtp:User and Mail:Smtp:Password must be set together."),
            (options.Tls || options.User is null || !environment.IsProduction(), "Mail:Smtp:Tls must be true in Production where Mail:Smtp:User is set: the password would be sent in the clear."));

    public ValidateOptionsResult Validate(string? name, SmsOptions options) => string.IsNullOrWhiteSpace(options.Url)
        ? ValidateOptionsResult.Success
        : SettingRules.Judge(
            (IsAddress(options.Url), environment.IsProduction() ? "Sms:Webhook:Url must be an absolute https address." : "Sms:Webhook:Url must be an absolute http or https address."),
            (options.Secret?.Length >= SmsOptions.LeastSecretLength, $"Sms:Webhook:Secret must be at least {SmsOptions.LeastSecretLength} characters, as Sms:Webhook:Url is set."));

    private bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && !environment.IsProduction()));
}
