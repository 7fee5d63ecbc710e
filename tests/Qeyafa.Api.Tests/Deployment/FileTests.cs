using System.Diagnostics;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Deployment;

/// <summary>The files in <c>deploy</c>, which cannot be run here, against the schemas and types of what reads them.</summary>
public sealed class FileTests
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("qeyafa-deploy-");

    [TearDown]
    public void DeleteTheCopy() => _copy.Delete(recursive: true);

    [Test]
    public async Task Files_AsTheyAre_FitWhatReadsThem()
    {
        var (exitCode, said) = await CheckAsync();

        exitCode.ShouldBe(0, said);
    }

    [TestCase("Dockerfile", "WORKDIR", "WORKDIRR", "Unknown instruction: WORKDIRR")]
    [TestCase("docker-compose.yml", "depends_on:", "depend_on:", "depend_on")]
    [TestCase("kubernetes/deployment.yaml", "readOnlyRootFilesystem", "readonlyRootFilesystem", "readonlyRootFilesystem")]
    [TestCase("kubernetes/autoscaler.yaml", "maxReplicas: ", "maxReplicas: some", "HorizontalPodAutoscaler")]
    [TestCase("kubernetes/network-policy.yaml", "podSelector:", "podSelectors:", "NetworkPolicy")]
    public async Task File_WithAMistake_IsNamedWithIt(string file, string right, string wrong, string named)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Deploy, file));
        text.ShouldContain(right);
        await File.WriteAllTextAsync(Path.Combine(_copy.FullName, file), text.Replace(right, wrong, StringComparison.Ordinal));

        var (exitCode, said) = await CheckAsync();

        exitCode.ShouldBe(1, said);
        said.ShouldContain(Path.GetFileName(file));
        said.ShouldContain(named);
    }

    private static string Deploy { get; } = Path.Combine(WorkTree.Root, "deploy");

    [SetUp]
    public void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(Deploy, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_copy.FullName, Path.GetRelativePath(Deploy, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private async Task<(int ExitCode, string Said)> CheckAsync()
    {
        await NpmPackage.DeploymentChecks.EnsureAsync(CancellationToken.None);
        string[] arguments = [Path.Combine(Deploy, "check", "check.mjs"), NpmPackage.DeploymentChecks.Folder, _copy.FullName];
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, said + await errors);
    }
}
