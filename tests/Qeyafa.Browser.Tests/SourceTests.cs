using Qeyafa.Clients.Tests.TypeScript;

namespace Qeyafa.Browser.Tests;

/// <summary>The sample application's sources, without a browser.</summary>
[TestFixture]
internal sealed class SourceTests
{
    [Test]
    public Task Sources_CheckedByTheCompiler_HaveNoFault() =>
        NodeProgram.RunAsync(SampleSetup.Sources.Folder, ["node_modules/typescript/bin/tsc", "-p", "."]);

    [TestCaseSource(nameof(Programs))]
    public Task Part_Alone_PassesItsOwnTests(string program) =>
        NodeProgram.RunAsync(SampleSetup.Sources.Folder, ["--test", "--test-reporter=spec", $"test/{program}"]);

    private static IEnumerable<string> Programs() =>
        Directory.EnumerateFiles(Path.Combine(SampleSetup.Sources.Folder, "test"), "*.test.mjs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
