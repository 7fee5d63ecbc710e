using System.Text.Json;
using System.Text.Json.Nodes;
using Qeyafa.Build.Compatibility;

namespace Qeyafa.Build;

/// <summary>Compares <c>openapi/v1.json</c> with the last released document (docs/contract.md).</summary>
internal sealed class CompatibilityTarget(Project project)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var verdict = await CompareAsync(project.PathOf("openapi"), stop);
        foreach (var change in verdict.Allowed)
        {
            Console.WriteLine($"allowed   {change}");
        }

        foreach (var change in verdict.Refused)
        {
            Console.WriteLine($"breaking  {change}");
        }

        Console.WriteLine(verdict.Refused.Count == 0 ? "Clients of the last release go on working." : "Take these back, raise the first number of the version, or allow them in openapi/allowed-changes.json.");
        return verdict.Refused.Count == 0 ? 0 : 1;
    }

    /// <summary>Compares the documents of a folder: <c>v1.json</c>, <c>released/v1.json</c> and <c>allowed-changes.json</c>.</summary>
    public static async Task<Verdict> CompareAsync(string folder, CancellationToken stop)
    {
        var allowed = JsonSerializer.Deserialize<List<AllowedChange>>(await File.ReadAllTextAsync(Path.Combine(folder, "allowed-changes.json"), stop), Options) ?? [];
        return Verdict.Of(await ReadAsync(Path.Combine(folder, "released", "v1.json"), stop), await ReadAsync(Path.Combine(folder, "v1.json"), stop), allowed);
    }

    private static async Task<JsonObject> ReadAsync(string path, CancellationToken stop) =>
        JsonNode.Parse(await File.ReadAllTextAsync(path, stop)) as JsonObject ?? throw new BuildException($"{path} is no OpenAPI document.");
}
