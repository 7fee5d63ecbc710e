using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>The session on the README's first page is run as it stands there.</summary>
[Platform(Include = "Linux,MacOsX", Reason = "The session is written for bash.")]
public sealed partial class ReadmeTests
{
    [Test]
    public async Task Session_RunAsWritten_EndsInAChart()
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-readme-").FullName;
        var bash = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", Session().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"))).Groups["block"].Value])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        bash.Environment["API"] = ServerFixture.Server.Address.ToString().TrimEnd('/');

        using var process = Process.Start(bash)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
        (await output).ShouldContain("\"significant\"");
        XDocument.Load(Path.Combine(folder, "chart.svg")).Root!.Name.LocalName.ShouldBe("svg");
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"<!-- session:.*?-->\s*```bash\n(?<block>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Session();
}
