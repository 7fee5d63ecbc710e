namespace Qeyafa.Api.Tests.Conventions;

/// <summary>One host with the defaults, for every test of the conventions that needs nothing else.</summary>
[SetUpFixture]
internal sealed class SharedHost
{
    private static SampleHost? _host;

    public static SampleHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await SampleHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
