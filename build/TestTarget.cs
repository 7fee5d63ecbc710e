namespace Qeyafa.Build;

/// <summary>Builds the solution once, and runs every test project against one MongoDB in memory.</summary>
internal sealed class TestTarget(Project project)
{
    // A hanging test must not hang the run: far above what all tests take.
    private const int SessionMilliseconds = 40 * 60 * 1000;

    // Many tests wait, for a database that is away or a time limit, while others compute: more at a time than a small machine has processors.
    private const int ProjectsAtOnce = 3;

    /// <summary>The projects that take longest, which therefore begin first.</summary>
    private static readonly string[] Longest = ["Qeyafa.Api.Tests", "Qeyafa.Infrastructure.Tests", "Qeyafa.Docs.Tests", "Qeyafa.Browser.Tests"];

    public async Task<int> RunAsync(string? filter, string[] only, CancellationToken stop)
    {
        var needs = Needs.Everything;
        await new SetupTarget(project).RunAsync(needs, stop);
        await new WebTarget(project).RunAsync(stop);
        await Steps.RunAsync("Building", _ => project.CompileAsync(Project.Solution, stop));
        using var scratch = new TestScratch(project);
        await using var database = await TestDatabase.StartAsync(stop);
        return await RunTestsAsync(Assemblies(only), filter, new Dictionary<string, string>([.. database.Environment, .. scratch.Settings, .. Project.ShortLived]), stop);
    }

    private List<string> Assemblies(string[] only) =>
        Directory.EnumerateFiles(project.PathOf("tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Where(path => only.Length == 0 || only.Any(part => Path.GetFileName(path).Contains(part, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(path => Array.IndexOf(Longest, Path.GetFileNameWithoutExtension(path)) is var place and >= 0 ? place : Longest.Length)
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => Path.Combine(Path.GetDirectoryName(path)!, "bin", Project.Configuration, "net10.0", Path.ChangeExtension(Path.GetFileName(path), ".dll")))
            .ToList();

    private async Task<int> RunTestsAsync(List<string> assemblies, string? filter, IReadOnlyDictionary<string, string> environment, CancellationToken stop)
    {
        var results = Path.Combine(project.Artifacts, "tests");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        List<string> arguments =
        [
            "vstest", .. assemblies, "--Parallel", "--nologo",
            "--logger:console;verbosity=minimal", "--logger:trx;LogFileName=tests.trx", $"--ResultsDirectory:{results}",
        ];
        if (filter is not null)
        {
            arguments.Add($"--TestCaseFilter:{filter}");
        }

        arguments.AddRange(["--", $"RunConfiguration.TestSessionTimeout={SessionMilliseconds}", $"RunConfiguration.MaxCpuCount={ProjectsAtOnce}"]);
        var exitCode = assemblies.Count == 0 ? 1 : await project.DotnetAsync(arguments, stop, environment);
        var tally = TestTally.Read(Path.Combine(results, "tests.trx"));
        Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed, {tally.Skipped} skipped");
        return exitCode == 0 && tally is { Failed: 0, Passed: > 0 } ? 0 : 1;
    }
}
