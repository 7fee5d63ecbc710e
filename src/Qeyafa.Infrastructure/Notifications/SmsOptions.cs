using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>The settings under <c>Sms:Webhook</c>. Without an address no SMS is sent.</summary>
internal sealed class SmsOptions
{
    public const string Section = "Sms:Webhook";

    public const int LeastSecretLength = 16;

    /// <summary>Where messages are posted to; null for nowhere.</summary>
    [Secret(SecretForm.Address)]
    public string? Url { get; set; }

    /// <summary>The key of the signature over each message; at least 16 characters.</summary>
    [Secret]
    public string? Secret { get; set; }
}
