using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>The sessions on the README's first page are run as they stand there.</summary>
[Platform(Include = "Linux,MacOsX", Reason = "The sessions are written for bash.")]
public sealed partial class ReadmeTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("qeyafa-readme-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Session_RunAsWritten_EndsInAChart()
    {
        var output = await RunAsync("session");

        output.ShouldContain("\"significant\"");
        XDocument.Load(Path.Combine(_folder, "chart.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Test]
    public async Task SessionWithPictures_RunAsWritten_EndsInATryOn()
    {
        var output = await RunAsync("session with pictures");

        output.ShouldContain("\"status\":\"completed\"");
        (await File.ReadAllBytesAsync(Path.Combine(_folder, "tryon.jpg"))).Take(3).ShouldBe(new byte[] { 0xFF, 0xD8, 0xFF });
    }

    /// <summary>Runs the block with this name, and answers what it printed.</summary>
    private async Task<string> RunAsync(string name)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var block = Sessions().Matches(readme).Single(session => session.Groups["name"].Value == name).Groups["block"].Value;
        var bash = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", block])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        bash.Environment["API"] = ServerFixture.Server.Address.ToString().TrimEnd('/');
        bash.Environment["PICTURES"] = Path.Combine(Repository.Root, "src/Qeyafa.Infrastructure/Seeding/DemoPictures");

        using var process = Process.Start(bash)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
        return await output;
    }

    [GeneratedRegex(@"<!-- (?<name>[a-z ]+): a test runs.*?-->\s*```bash\n(?<block>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Sessions();
}
