using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Notifications;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Notifications;

public sealed class SmtpTransportTests
{
    private static readonly SendableMessage Message = new("65f0c2a4e1b2c3d4e5f60718", "amina@example.com", "Grüße", "Ihr Code ist 418203.\nGrüße");

    [Test]
    public async Task Mail_IsTakenOver_WithItsSenderSubjectAndText()
    {
        using var host = await SmtpHost.StartAsync();

        var outcome = await Transport(host.Port, new MailOptions { User = "qeyafa", Password = "mail secret" }).SendAsync(Message, CancellationToken.None);

        outcome.ShouldBe(SendOutcome.Sent);
        await Eventually.HoldsAsync(() => !host.Taken.IsEmpty, "the mail");
        host.Taken.TryDequeue(out var taken).ShouldBeTrue();
        (taken.GetProperty("from").GetString(), taken.GetProperty("to")[0].GetString(), taken.GetProperty("user").GetString()).ShouldBe(("no-reply@example.com", "amina@example.com", "qeyafa"));
        var raw = taken.GetProperty("raw").GetString()!;
        raw.ShouldContain("Message-ID: <65f0c2a4e1b2c3d4e5f60718@example.com>");
        raw.ShouldContain("Subject: =?utf-8?");
        raw.ShouldContain("Auto-Submitted: auto-generated");
        raw.ShouldNotContain("mail secret");
    }

    [Test]
    public async Task UnknownMailbox_IsRefused_AndABusyServerFails()
    {
        using var host = await SmtpHost.StartAsync();
        var transport = Transport(host.Port, new MailOptions());

        (await transport.SendAsync(Message with { To = "unknown@example.com" }, CancellationToken.None)).State.ShouldBe(SendState.Refused);
        (await transport.SendAsync(Message with { To = "greylisted@example.com" }, CancellationToken.None)).State.ShouldBe(SendState.Failed);
    }

    [Test]
    public async Task ServerThatIsAway_Fails_WithoutNamingTheReceiver()
    {
        var outcome = await Transport(1, new MailOptions()).SendAsync(Message, CancellationToken.None);

        outcome.State.ShouldBe(SendState.Failed);
        outcome.Reason!.ShouldNotContain("amina");
    }

    [Test]
    public async Task WrongPassword_Fails_AndIsTriedAgain()
    {
        using var host = await SmtpHost.StartAsync(withSignIn: true);

        (await Transport(host.Port, new MailOptions { User = "qeyafa", Password = "other" }).SendAsync(Message, CancellationToken.None)).State.ShouldBe(SendState.Failed);
    }

    private static SmtpTransport Transport(int port, MailOptions options)
    {
        options.Host = "127.0.0.1";
        options.Port = port;
        options.From = "Qeyafa <no-reply@example.com>";
        options.Tls = false;
        return new SmtpTransport(Options.Create(options));
    }
}
