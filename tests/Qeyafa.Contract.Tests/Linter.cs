using System.Diagnostics;
using System.Text.Json.Nodes;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Contract.Tests;

/// <summary>The two linters, with the rules in <c>openapi/</c>.</summary>
internal static class Linter
{
    /// <summary>What Redocly finds: its rules, each with the place.</summary>
    public static async Task<IReadOnlyList<string>> RedoclyAsync(string file)
    {
        await NpmPackage.Redocly.EnsureAsync(CancellationToken.None);
        var answer = await RunAsync(NpmPackage.Redocly.Folder, "@redocly/cli/bin/cli.js", "lint", file, "--config", Path.Combine(Document.Folder, "redocly.yaml"), "--format", "json", "--max-problems", "1000");
        return [.. answer["problems"]!.AsArray().Select(problem => $"{problem!["ruleId"]} {problem["location"]?[0]?["pointer"]}: {problem["message"]}")];
    }

    /// <summary>What Spectral finds.</summary>
    public static async Task<IReadOnlyList<string>> SpectralAsync(string file)
    {
        await NpmPackage.Spectral.EnsureAsync(CancellationToken.None);
        var answer = await RunAsync(NpmPackage.Spectral.Folder, "@stoplight/spectral-cli/dist/index.js", "lint", file, "--ruleset", Path.Combine(Document.Folder, "spectral.yaml"), "--format", "json", "--quiet");
        return [.. answer.AsArray().Select(problem => $"{problem!["code"]} {string.Join('/', problem["path"]!.AsArray().Select(part => part!.ToString()))}: {problem["message"]}")];
    }

    private static async Task<JsonNode> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.Find("node") ?? throw new InvalidOperationException("node is missing."), [Path.Combine(folder, "node_modules", program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var begin = output.IndexOfAny(['{', '[']);
        return begin < 0 ? throw new InvalidOperationException($"The linter said nothing: {output}{await errors}") : JsonNode.Parse(output[begin..])!;
    }
}
