using System.Text.Json;
using Qeyafa.Clients.Tests.TypeScript;
using Qeyafa.Testing;

namespace Qeyafa.Docs.Tests.Snippets.TypeScript;

/// <summary>Checks and runs the examples in TypeScript, all in one process.</summary>
internal static class TypeScriptSnippets
{
    private static readonly Lazy<Task<NpmTools>> Tools = new(FetchAsync);
    private static readonly Lazy<Task<Dictionary<string, string>>> Run = new(RunAsync);

    /// <summary>What went wrong with each example; nothing where it went well.</summary>
    public static Task<Dictionary<string, string>> FailuresAsync() => Run.Value;

    /// <summary>Checks the types of every example.</summary>
    public static async Task CheckTypesAsync()
    {
        var tools = await Tools.Value;
        await NodeProgram.RunAsync(SnippetFiles.Folder, [Path.Combine(tools.Folder, "node_modules", "typescript", "lib", "tsc.js"), "-p", SnippetFiles.Folder, "--pretty", "false"]);
    }

    private static async Task<NpmTools> FetchAsync()
    {
        var tools = new NpmTools(WorkTree.Root);
        await tools.EnsureAsync(CancellationToken.None);
        return tools;
    }

    private static async Task<Dictionary<string, string>> RunAsync()
    {
        var tools = await Tools.Value;
        var folder = Directory.CreateTempSubdirectory("qeyafa-snippets-").FullName;
        try
        {
            await NodeProgram.RunAsync(folder, ["--enable-source-maps", SnippetFiles.Runner("TypeScript/run.mjs")], new Dictionary<string, string>
            {
                ["QEYAFA_URL"] = SnippetServer.Address,
                ["QEYAFA_ADMIN_TOKEN"] = SnippetServer.AdministratorToken,
                ["QEYAFA_PICTURES"] = SnippetServer.Pictures,
                ["QEYAFA_SNIPPETS"] = SnippetFiles.Folder,
                ["QEYAFA_TOOLS"] = tools.Folder,
            });
            return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(folder, "failures.json")))!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
