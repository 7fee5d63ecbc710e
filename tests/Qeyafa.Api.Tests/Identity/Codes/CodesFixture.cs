using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.Codes;

/// <summary>One server for the tests of codes, with waits so long that no slow machine outlives one; each brings people of its own.</summary>
[SetUpFixture]
internal sealed class CodesFixture
{
    /// <summary>How many seconds lie between two codes of one purpose.</summary>
    public const int ResendSeconds = 3600;

    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(
        new() { ["Api:RateLimits:CredentialsPerMinute"] = "100000", ["Lockout:FirstWaitSeconds"] = "300", ["Codes:Resend:Seconds"] = $"{ResendSeconds}" });

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
