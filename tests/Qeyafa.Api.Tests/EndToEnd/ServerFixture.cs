namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>One server and database for the fixtures of this namespace; every test brings people of its own, and nobody sees anybody else's data.</summary>
[SetUpFixture]
internal sealed class ServerFixture
{
    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
