using System.Diagnostics;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Deployment;

/// <summary>What the image's stages hand on to each other, as far as it can be seen without building the image.</summary>
public sealed class StageTests
{
    private const string Pages = "artifacts/web";

    private readonly DirectoryInfo _stage = Directory.CreateTempSubdirectory("qeyafa-stage-");
    private readonly ImageRecipe _recipe = new();

    [TearDown]
    public void DeleteTheStage() => _stage.Delete(recursive: true);

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Pages_MadeOfWhatTheStageIsGiven_AreComplete()
    {
        _recipe.CopySources("pages", _stage.FullName);
        var programs = _recipe["pages"].Where(instruction => instruction.Keyword == "RUN").Select(instruction => instruction.Rest).ToList();
        foreach (var folder in (string[])["docs/site", "samples/web"])
        {
            programs[0].ShouldContain($"npm ci --prefix {folder} ");
            var packages = new NpmProject(WorkTree.Root, folder);
            await packages.EnsureAsync(CancellationToken.None);
            Directory.CreateSymbolicLink(Path.Combine(_stage.FullName, folder, "node_modules"), Path.Combine(packages.Folder, "node_modules"));
        }

        using var build = Process.Start(new ProcessStartInfo("sh", ["-c", programs[1]]) { UseShellExecute = false, WorkingDirectory = _stage.FullName, RedirectStandardError = true })!;
        var said = await build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();

        build.ExitCode.ShouldBe(0, said);
        var made = FilesOf(Path.Combine(_stage.FullName, Pages));
        made.ShouldContain("docs/index.html");
        made.ShouldContain("app/index.html");
        made.ShouldContain(name => name.StartsWith("app/assets/main-", StringComparison.Ordinal));
    }

    [Test]
    public void Pages_AreBesideTheProgram_BeforeItIsPublished()
    {
        var steps = _recipe["build"].ToList();

        var pages = steps.FindIndex(step => step is { Keyword: "COPY", Rest: $"--from=pages /source/{Pages} {Pages}" });
        pages.ShouldBeGreaterThan(steps.FindIndex(step => step is { Keyword: "COPY", Rest: "src src" }));
        steps.FindIndex(step => step.Rest.Contains("dotnet publish", StringComparison.Ordinal)).ShouldBeGreaterThan(pages);
        _recipe["run"].ShouldContain(step => step.Keyword == "COPY" && step.Rest == "--from=build /published /app");
    }

    [Test]
    public void Sources_OfTheProgram_AreSentToTheBuilder()
    {
        _recipe.CopySources("build", _stage.FullName);

        var sent = FilesOf(Path.Combine(_stage.FullName, "src"));
        sent.ShouldContain("Qeyafa.Api/Program.cs");
        sent.ShouldNotContain(name => name.Contains("/bin/", StringComparison.Ordinal) || name.Contains("/obj/", StringComparison.Ordinal));
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
}
