using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Notifications;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Notifications;

public sealed class SmsWebhookTests
{
    private const string Secret = "sixteen characters or more";

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 30, 15, TimeSpan.Zero);
    private static readonly SendableMessage Message = new("65f0c2a4e1b2c3d4e5f60718", "+2348012345678", "", "Your Qeyafa code is 418203.");

    [Test]
    public async Task Message_IsPostedAsDocumented_WithASignatureOverTimestampAndBody()
    {
        await using var gateway = await SmsGateway.StartAsync();

        (await SendAsync(gateway.Url)).ShouldBe(SendOutcome.Sent);

        var posted = gateway.Taken.ShouldHaveSingleItem();
        (posted.Method, posted.ContentType, posted.Timestamp).ShouldBe(("POST", "application/json", "1795257015"));
        using var body = JsonDocument.Parse(posted.Body);
        body.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString())).ShouldBe(
            [("to", Message.To), ("text", Message.Text), ("message_id", Message.Id)]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{posted.Timestamp}."), .. posted.Body];
        posted.Signature.ShouldBe("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)));
    }

    [TestCase(200, SendState.Sent)]
    [TestCase(204, SendState.Sent)]
    [TestCase(302, SendState.Failed)]
    [TestCase(400, SendState.Refused)]
    [TestCase(404, SendState.Refused)]
    [TestCase(408, SendState.Failed)]
    [TestCase(429, SendState.Failed)]
    [TestCase(500, SendState.Failed)]
    [TestCase(503, SendState.Failed)]
    public async Task Status_DecidesWhatBecomesOfTheMessage(int status, object expected)
    {
        await using var gateway = await SmsGateway.StartAsync(status);

        (await SendAsync(gateway.Url)).State.ShouldBe(expected);
    }

    [Test]
    public async Task GatewayThatIsAway_Fails_WithoutNamingTheReceiver()
    {
        var outcome = await SendAsync("http://127.0.0.1:1/");

        outcome.State.ShouldBe(SendState.Failed);
        outcome.Reason!.ShouldNotContain("234");
    }

    private static async Task<SendOutcome> SendAsync(string url)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return await new SmsWebhook(http, Options.Create(new SmsOptions { Url = url, Secret = Secret }), new ManualClock(Now)).SendAsync(Message, CancellationToken.None);
    }
}
