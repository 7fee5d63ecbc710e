using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Clients.Tests.TypeScript;

/// <summary>The API on a real port, and the TypeScript client built and packed, once for the fixtures of this namespace.</summary>
[SetUpFixture]
internal sealed class ClientSetup
{
    private static QeyafaServer? _server;
    private static string? _work;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>The package's folder as it is packed: <c>package.json</c>, <c>README.md</c> and <c>dist</c>.</summary>
    public static string Package => Path.Combine(Work, "package");

    /// <summary>A folder for what tests make.</summary>
    public static string Work => _work ?? throw new InvalidOperationException("Nothing has been set up.");

    /// <summary>Where <c>node_modules</c> with the development tools is.</summary>
    public static NpmTools Tools { get; } = new(WorkTree.Root);

    public static string Sources { get; } = Path.Combine(WorkTree.Root, "clients", "typescript");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _work = Directory.CreateTempSubdirectory("qeyafa-client-test-").FullName;
        var server = QeyafaServer.StartAsync(
            new Dictionary<string, string?>
            {
                ["TryOn:Engine"] = "instant",
                ["Pictures:Seconds"] = "300",
                ["Sessions:RefreshGrace"] = "00:01:00",
                ["Api:RateLimits:CredentialsPerMinute"] = "100000",
            },
            follows: true);
        await BuildAsync();
        _server = await server;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_work is not null)
        {
            Directory.Delete(_work, recursive: true);
        }
    }

    private static async Task BuildAsync()
    {
        await Tools.EnsureAsync(CancellationToken.None);
        Directory.CreateDirectory(Package);
        foreach (var file in new[] { "package.json", "README.md" })
        {
            File.Copy(Path.Combine(Sources, file), Path.Combine(Package, file));
        }

        await NodeProgram.RunAsync(Work, [Path.Combine(Tools.Folder, "node_modules", "typescript", "lib", "tsc.js"), "-p", Sources, "--outDir", Path.Combine(Package, "dist")]);
    }
}
