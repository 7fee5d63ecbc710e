using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>Generates the clients from <c>openapi/v1.json</c> with NSwag: TypeScript into <c>artifacts/clients</c>, C# into <c>clients/csharp</c>.</summary>
internal sealed class ClientsTarget(Project project)
{
    private const string Package = "nswag@14.7.1";

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var clients = project.PathOf("artifacts", "clients");
        var tool = project.PathOf("artifacts", "nswag", "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");
        Directory.CreateDirectory(clients);
        if (!File.Exists(tool))
        {
            await Steps.RunAsync("Fetching NSwag", _ => FetchAsync(project.PathOf("artifacts", "nswag"), stop));
        }

        var input = $"/input:{project.PathOf("openapi", "v1.json")}";
        string[] typeScript = [tool, "openapi2tsclient", input, $"/output:{Path.Combine(clients, "qeyafa.ts")}", "/template:Fetch", "/className:{controller}Client", "/typeStyle:Interface"];
        return await project.DotnetAsync(typeScript, stop) is not 0 and var failed ? failed : await new CSharpClient(project).RunAsync(folder: null, stop);
    }

    private static async Task FetchAsync(string folder, CancellationToken stop)
    {
        var npm = Programs.Find("npm") ?? throw new BuildException("npm is missing: install Node.js, then try again.");
        Directory.CreateDirectory(folder);
        var start = Programs.Silent(npm);
        foreach (var argument in new[] { "install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", Package })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(stop) != 0)
        {
            throw new BuildException($"npm could not install {Package}: {process.LastOutput}");
        }
    }
}
