using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Notifications;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>Hands mail to an SMTP server.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : ITransport
{
    public OutboxChannel Channel => OutboxChannel.Email;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Host);

    public string Setting => "Mail:Smtp:Host";

    public async Task<SendOutcome> SendAsync(SendableMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (settings.User is not null)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        try
        {
            using var mail = Compose(message, new MailAddress(settings.From!));
            await client.SendMailAsync(mail, cancellationToken);
            return SendOutcome.Sent;
        }
        catch (SmtpException exception)
        {
            return IsFinal(exception.StatusCode) ? SendOutcome.Refused($"smtp {(int)exception.StatusCode}") : SendOutcome.Failed($"smtp {(int)exception.StatusCode}");
        }
        catch (FormatException)
        {
            return SendOutcome.Refused("address");
        }
    }

    private static MailMessage Compose(SendableMessage message, MailAddress from)
    {
        var mail = new MailMessage
        {
            From = from,
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mail.To.Add(new MailAddress(message.To));
        mail.Headers.Add("Message-ID", $"<{message.Id}@{from.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    /// <summary>The answers of RFC 5321 that are about the mailbox or the message, not about the moment.</summary>
    private static bool IsFinal(SmtpStatusCode status) => status is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath
        or SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed;
}
