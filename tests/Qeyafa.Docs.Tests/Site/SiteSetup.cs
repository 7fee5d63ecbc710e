using Qeyafa.Api.Pages;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Clients.Tests.TypeScript;
using Qeyafa.Testing;

namespace Qeyafa.Docs.Tests.Site;

/// <summary>The API with the documentation of the guides that there are, and beside it one with the guides of the site's own tests.</summary>
[SetUpFixture]
internal sealed class SiteSetup
{
    private static string? _work;
    private static QeyafaServer? _guides;
    private static QeyafaServer? _samples;

    /// <summary>Where the documentation's sources and tests are.</summary>
    public static string Sources { get; } = Path.Combine(WorkTree.Root, "docs", "site");

    /// <summary>The address of the documentation as it is.</summary>
    public static string Guides => Documentation(_guides);

    /// <summary>The address of the documentation with guides that have everything a guide can have.</summary>
    public static string Samples => Documentation(_samples);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _work = Directory.CreateTempSubdirectory("qeyafa-docs-test-").FullName;
        await new NpmProject(WorkTree.Root, "docs/site").EnsureAsync(CancellationToken.None);
        var guides = await BuildAsync("guides", Path.Combine(WorkTree.Root, "docs", "guides"));
        var samples = await BuildAsync("samples", Path.Combine(Sources, "test", "guides"));
        _guides = await QeyafaServer.StartAsync(configure: Serving(guides));
        _samples = await _guides.StartBesideAsync([], Serving(samples));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var server in new[] { _samples, _guides })
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }

        Directory.Delete(_work!, recursive: true);
    }

    private static string Documentation(QeyafaServer? server) =>
        new Uri(server?.Address ?? throw new InvalidOperationException("The server has not started."), "docs/").ToString();

    private static Action<WebApplicationBuilder> Serving(string place) => builder => builder.Services.AddSingleton(new WebPlace(place));

    // The sample application, to which the documentation leads, has tests of its own: here a page stands for it.
    private static async Task<string> BuildAsync(string name, string guides)
    {
        var place = Path.Combine(_work!, name);
        await NodeProgram.RunAsync(Sources, ["build.mjs", Path.Combine(place, "docs"), guides]);
        Directory.CreateDirectory(Path.Combine(place, "app"));
        await File.WriteAllTextAsync(Path.Combine(place, "app", "index.html"), "<!doctype html><title>Sample application</title>");
        return place;
    }
}
