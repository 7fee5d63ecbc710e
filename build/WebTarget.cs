using System.Security.Cryptography;
using System.Text;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Build;

/// <summary>Builds the pages that the API serves into <c>artifacts/web</c>, from where the API's build takes them. What is up to date is left alone.</summary>
internal sealed class WebTarget(Project project)
{
    private const string Build = "build.mjs";

    // What both are built with, beside their own folders.
    private const string Tools = "build/web";

    // Folder of the sources, name of the result, and what else it is made of.
    private static readonly (string Source, string Name, string[] From)[] Sites =
    [
        ("docs/site", "docs", ["docs/guides", "openapi/v1.json", "CHANGELOG.md", "README.md", "clients/typescript/README.md", "clients/csharp/README.md", "samples/web/public/icon.svg", "samples/web/src/styles/tokens.css"]),
        ("samples/web", "app", ["clients/typescript/src"]),
    ];

    public async Task<int> RunAsync(CancellationToken stop)
    {
        foreach (var (source, name, from) in Sites)
        {
            var output = project.PathOf("artifacts", "web", name);
            var stamp = output + ".stamp";
            var wanted = Fingerprint([source, .. from, Tools]);
            if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, stop) != wanted)
            {
                await Steps.RunAsync($"Building /{name}", _ => BuildAsync(source, output, stop));
                await File.WriteAllTextAsync(stamp, wanted, stop);
            }
        }

        return 0;
    }

    private async Task BuildAsync(string source, string output, CancellationToken stop)
    {
        await new NpmProject(project.Root, source).EnsureAsync(stop);
        var start = Programs.Silent(Programs.Find("node") ?? throw new BuildException("node is missing: install Node.js 20 or later, then try again."));
        start.WorkingDirectory = project.PathOf(source);
        start.ArgumentList.Add(Build);
        start.ArgumentList.Add(output);
        using var node = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await node.Exit.WaitAsync(stop) != 0)
        {
            throw new BuildException($"{source} does not build: {node.LastOutput}");
        }
    }

    private string Fingerprint(IEnumerable<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in sources.Select(source => project.PathOf(source)).SelectMany(Files))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Concat(Directory.EnumerateDirectories(path).Where(folder => Path.GetFileName(folder) != "node_modules").SelectMany(Files)).Order(StringComparer.Ordinal)
            : File.Exists(path) ? [path] : [];
}
