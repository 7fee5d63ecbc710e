using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qeyafa.Testing;

namespace Qeyafa.CSharpClient.Tests;

/// <summary>The packed package, installed in an empty folder, runs the program of its README.</summary>
internal sealed partial class PackageTests
{
    private static readonly string Version = typeof(QeyafaClient).Assembly.GetName().Version!.ToString(3);

    private static readonly string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
          <ItemGroup><PackageReference Include="Qeyafa.Client" Version="{Version}" /></ItemGroup>
        </Project>
        """;

    [Test]
    public async Task ProgramOfTheReadme_InAnEmptyFolder_SignsInAndPrintsAHistory()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync("Amina");
        await clients.RecordAsync();
        var folder = Directory.CreateTempSubdirectory("qeyafa-package-").FullName;
        try
        {
            await DotnetAsync(WorkTree.Root, "pack", "clients/csharp/Qeyafa.Client.csproj", "-c", "Release", "--no-build", "-o", Path.Combine(folder, "feed"), "-v", "q", "-nologo");
            var readme = await File.ReadAllTextAsync(Path.Combine(WorkTree.Root, "clients", "csharp", "README.md"));
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), CSharp().Matches(readme).ShouldHaveSingleItem().Groups["code"].Value);
            await File.WriteAllTextAsync(Path.Combine(folder, "History.csproj"), Project);
            await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), Feeds());

            await DotnetAsync(folder, "build", "-v", "q", "-nologo", "-p:UseSharedCompilation=false", "-nr:false");
            var printed = await DotnetAsync(folder, Path.Combine("bin", "Debug", "net10.0", "History.dll"), RunningApi.Address.ToString(), user.Email!, Clients.Password);

            printed.ShouldContain("Signed in as Amina.");
            printed.ShouldContain("2026-01-10: height");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task Packages_OfBothClients_HaveOneVersion()
    {
        await using var file = File.OpenRead(Path.Combine(WorkTree.Root, "clients", "typescript", "package.json"));
        using var package = await JsonDocument.ParseAsync(file);

        package.RootElement.GetProperty("version").GetString().ShouldBe(Version, "The version is in Directory.Build.props, and clients/typescript/package.json and its lock repeat it.");
    }

    /// <summary>The feed of the test alone, into a folder of its own; what the package depends on comes from the packages that were restored for the build.</summary>
    private static string Feeds()
    {
        var shared = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><clear /><add key="shared" value="{shared}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """;
    }

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output + await errors);
        return output;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CSharp();
}
