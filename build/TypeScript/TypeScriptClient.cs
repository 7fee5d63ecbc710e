using System.Text.Json.Nodes;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Build.TypeScript;

/// <summary>Generates the sources of <c>clients/typescript/src/generated</c> from the OpenAPI document, with NSwag and the templates beside them.</summary>
/// <param name="root">The work tree.</param>
internal sealed class TypeScriptClient(string root)
{
    /// <summary>Where the checked-in sources are.</summary>
    public string Generated => Path.Combine(root, "clients", "typescript", "src", "generated");

    /// <summary>Writes the checked-in sources anew.</summary>
    /// <param name="stop">Ends NSwag.</param>
    public Task GenerateAsync(CancellationToken stop) => GenerateAsync(Generated, stop);

    /// <summary>Writes every module anew, and removes the modules that are no more.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="stop">Ends NSwag.</param>
    /// <exception cref="InvalidOperationException">NSwag cannot be fetched, or refuses the document or a template.</exception>
    public async Task GenerateAsync(string folder, CancellationToken stop)
    {
        await NpmPackage.NSwag.EnsureAsync(stop);
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(root, "openapi", "v1.json"), stop))!.AsObject();
        var codes = ClientDocument.ProblemCodes(document);
        ClientDocument.Prepare(document);
        var work = Directory.CreateTempSubdirectory("qeyafa-typescript-").FullName;
        try
        {
            var input = Path.Combine(work, "document.json");
            var output = Path.Combine(work, "client.ts");
            await File.WriteAllTextAsync(input, document.ToJsonString(), stop);
            await RunAsync(input, output, stop);
            var modules = GeneratedModules.Split(await File.ReadAllTextAsync(output, stop), codes);
            Directory.CreateDirectory(folder);
            foreach (var old in Directory.EnumerateFiles(folder).Where(path => !modules.ContainsKey(Path.GetFileNameWithoutExtension(path))).ToList())
            {
                File.Delete(old);
            }

            foreach (var (name, text) in modules)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.ts"), text, stop);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task RunAsync(string input, string output, CancellationToken stop)
    {
        var tool = Path.Combine(NpmPackage.NSwag.Folder, "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");
        var start = Programs.Silent(Programs.Find("dotnet") ?? throw new InvalidOperationException("dotnet is not on PATH."));
        string[] arguments =
        [
            tool, "openapi2tsclient", $"/input:{input}", $"/output:{output}", $"/templateDirectory:{Path.Combine(root, "clients", "typescript", "templates")}",
            "/template:Fetch", "/className:{controller}", "/operationGenerationMode:MultipleClientsFromFirstTagAndOperationId", "/typeScriptVersion:5.0",
            "/typeStyle:Interface", "/enumStyle:StringLiteral", "/dateTimeType:String", "/nullValue:Null", "/markOptionalProperties:true", "/newLineBehavior:LF",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(stop) != 0 || !File.Exists(output))
        {
            throw new InvalidOperationException($"NSwag could not generate the TypeScript client: {process.LastOutput}");
        }
    }
}
