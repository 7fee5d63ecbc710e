using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Notifications;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether the mail server takes this installation's mail.</summary>
internal sealed class MailExamination(IOptions<MailOptions> options, IHostEnvironment environment) : IExamination
{
    public string Name => "mail";

    public bool NeedsDatabase => false;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            return environment.IsProduction()
                ? new Seen("", Finding.Warning("mail_unset", "No mail is sent: Mail:Smtp:Host is not set, and mail waits in the outbox.", "Set Mail:Smtp:Host, Mail:Smtp:From, Mail:Smtp:User and Mail:Smtp:Password (docs/notifications.md)."))
                : new Seen("No mail server is set: mail stays in the outbox.");
        }

        var server = $"{settings.Host}:{settings.Port}";
        try
        {
            return await new SmtpProbe(settings).RunAsync(cancellationToken) switch
            {
                null => new Seen($"The mail server {server} takes mail{(settings.User is null ? "" : " of the user")}."),
                ("AUTH", var reply) => new Seen("", Finding.Error("mail_sign_in", $"The mail server {server} refuses Mail:Smtp:User: {reply}", "Correct Mail:Smtp:User and Mail:Smtp:Password; many providers want a password made for applications.")),
                ("STARTTLS", var reply) => new Seen("", Finding.Error("mail_tls", $"The mail server {server} does not encrypt: {reply}", "Set Mail:Smtp:Port to the port with STARTTLS (587), or for a server without it on this machine Mail:Smtp:Tls=false.")),
                var (step, reply) => new Seen("", Finding.Error("mail_refuses", $"The mail server {server} refuses at {step}: {reply}", "See whether Mail:Smtp:Port is that of mail submission (587), and whether the server takes mail from this address.")),
            };
        }
        catch (AuthenticationException failure)
        {
            return new Seen("", Finding.Error("mail_tls", $"The certificate of the mail server {server} is not trusted: {failure.Message}", "Set Mail:Smtp:Host to the name in the certificate, or install its authority: update-ca-certificates."));
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return new Seen("", Finding.Error("mail_away", $"The mail server {server} does not answer: {failure.Message}", $"Correct Mail:Smtp:Host and Mail:Smtp:Port, and see whether a firewall is between: nc -vz {settings.Host} {settings.Port}"));
        }
    }
}
