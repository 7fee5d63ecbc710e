using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.CSharpClient.Tests;

/// <summary>One running API for all tests; each test brings people of its own.</summary>
[SetUpFixture]
internal sealed class RunningApi
{
    private static QeyafaServer? _server;

    public static Uri Address => (_server ?? throw new InvalidOperationException("The server has not started.")).Address;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(new Dictionary<string, string?> { ["Lockout:FirstWaitSeconds"] = "600" }, follows: true);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
