using System.Text.RegularExpressions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Build.TypeScript;
using Qeyafa.Testing;

namespace Qeyafa.Clients.Tests.TypeScript;

/// <summary>The TypeScript client against the running API.</summary>
[TestFixture]
internal sealed partial class TypeScriptClientTests
{
    private static Dictionary<string, string> Places => new()
    {
        ["QEYAFA_URL"] = ClientSetup.Server.Address.ToString(),
        ["QEYAFA_CLIENT"] = Path.Combine(ClientSetup.Package, "dist"),
        ["QEYAFA_TOOLS"] = ClientSetup.Tools.Folder,
    };

    [Test]
    public async Task Sources_GeneratedAnew_AreTheCheckedInOnes()
    {
        var generator = new TypeScriptClient(WorkTree.Root);
        var anew = Path.Combine(ClientSetup.Work, "generated");

        await generator.GenerateAsync(anew, CancellationToken.None);

        Read(anew).ShouldBe(Read(generator.Generated), "Run ./build.sh clients and commit what it changes.");
    }

    [TestCase("client.test.mjs")]
    [TestCase("streams.test.mjs")]
    [TestCase("browser.test.mjs")]
    [TestCase("size.test.mjs")]
    public async Task Client_AgainstTheRunningApi_PassesItsOwnTests(string file) =>
        await NodeProgram.RunAsync(ClientSetup.Work, ["--test", "--test-reporter=spec", Path.Combine(ClientSetup.Sources, "test", file)], Places);

    [Test]
    public async Task Package_InstalledInAnEmptyFolder_RunsTheReadmesProgram()
    {
        using var person = await ClientSetup.Server.RegisterAsync();
        await person.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 96.5, "waist": 81}, "processed_at": "2026-01-31T09:30:00Z"}""");
        var folder = Directory.CreateDirectory(Path.Combine(ClientSetup.Work, "empty")).FullName;
        await NodeProgram.RunAsync("npm", ClientSetup.Package, ["pack", "--ignore-scripts", "--pack-destination", folder]);
        await NodeProgram.RunAsync("npm", folder, ["install", "--offline", "--no-audit", "--no-fund", Directory.GetFiles(folder, "*.tgz").Single()]);
        var program = Program().Match(await File.ReadAllTextAsync(Path.Combine(ClientSetup.Sources, "README.md"))).Groups["text"].Value;
        program.Trim().Split('\n').Length.ShouldBeLessThanOrEqualTo(15);
        await File.WriteAllTextAsync(Path.Combine(folder, "history.mjs"), program);

        var printed = await NodeProgram.RunAsync(folder, ["history.mjs"], new Dictionary<string, string>
        {
            ["QEYAFA_URL"] = ClientSetup.Server.Address.ToString(),
            ["QEYAFA_EMAIL"] = person.Email,
            ["QEYAFA_PASSWORD"] = Person.Password,
        });

        printed.ShouldContain("2026-01-31");
        printed.ShouldContain("chest 96.5");
    }

    private static string Read(string folder) =>
        string.Concat(Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => $"// {Path.GetFileName(path)}\n{File.ReadAllText(path)}"));

    [GeneratedRegex("```js history.mjs\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Program();
}
