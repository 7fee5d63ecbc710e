using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Browser.Tests;

/// <summary>The API with the sample application on a real port, and the application's packages, once for the fixtures of this namespace.</summary>
[SetUpFixture]
internal sealed class SampleSetup
{
    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Where the sources of the application are, with <c>node_modules</c>.</summary>
    public static NpmProject Sources { get; } = new(WorkTree.Root, "samples/web");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        await Sources.EnsureAsync(CancellationToken.None);
        _server = await QeyafaServer.StartAsync(
            new Dictionary<string, string?>
            {
                ["Api:RateLimits:CredentialsPerMinute"] = "100000",
                ["Pictures:Seconds"] = "300",
            },
            follows: true);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
