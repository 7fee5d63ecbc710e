using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Clients.Tests.TypeScript;
using Qeyafa.Docs.Tests.Snippets.CSharp;
using Qeyafa.Docs.Tests.Snippets.TypeScript;

namespace Qeyafa.Docs.Tests.Snippets;

/// <summary>Every example of the guides does what it says.</summary>
internal sealed class SnippetTests
{
    private static string[] Shell => SnippetFiles.In("sh");

    private static string[] TypeScript => SnippetFiles.In("ts");

    private static string[] CSharp => SnippetFiles.In("cs");

    [TestCaseSource(nameof(Shell))]
    [Platform(Include = "Linux,MacOsX", Reason = "The examples are written for bash.")]
    public async Task Shell_Runs(string name)
    {
        using var person = await SnippetServer.Server.RegisterAsync();
        var folder = Directory.CreateTempSubdirectory("qeyafa-snippet-").FullName;
        try
        {
            await NodeProgram.RunAsync("bash", folder, [SnippetFiles.Runner("Shell/prelude.sh"), SnippetFiles.PathOf(name, "sh")], new Dictionary<string, string>
            {
                ["QEYAFA"] = SnippetServer.Address,
                ["TOKEN"] = person.AccessToken,
                ["USER_ID"] = person.Id,
                ["EMAIL"] = person.Email,
                ["PASSWORD"] = Person.Password,
                ["ADMIN_TOKEN"] = SnippetServer.AdministratorToken,
                ["PICTURES"] = SnippetServer.Pictures,
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCaseSource(nameof(TypeScript))]
    public async Task TypeScript_Runs(string name)
    {
        var failures = await TypeScriptSnippets.FailuresAsync();

        failures.GetValueOrDefault(name, "It was not run.").ShouldBeEmpty();
    }

    [Test]
    public Task TypeScript_IsTyped() => TypeScriptSnippets.CheckTypesAsync();

    [TestCaseSource(nameof(CSharp))]
    public Task CSharp_Runs(string name) => CSharpSnippets.RunAsync(name);
}
