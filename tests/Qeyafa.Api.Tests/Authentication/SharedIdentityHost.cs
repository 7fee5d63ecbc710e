namespace Qeyafa.Api.Tests.Authentication;

/// <summary>One host for every test of accounts; each registers people of its own.</summary>
[SetUpFixture]
internal sealed class SharedIdentityHost
{
    private static IdentityHost? _host;

    public static IdentityHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await IdentityHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
