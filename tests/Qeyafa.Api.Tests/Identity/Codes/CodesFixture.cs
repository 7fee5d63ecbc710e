using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.Codes;

/// <summary>One server for the tests of codes; each brings people of its own.</summary>
[SetUpFixture]
internal sealed class CodesFixture
{
    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(new() { ["Api:RateLimits:CredentialsPerMinute"] = "100000" });

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
