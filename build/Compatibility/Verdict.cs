using System.Text.Json.Nodes;

namespace Qeyafa.Build.Compatibility;

/// <summary>What the changes since the last release mean for this version.</summary>
/// <param name="Refused">The breaking changes that nothing allows.</param>
/// <param name="Allowed">Those that the version or a line of the file allows.</param>
internal sealed record Verdict(IReadOnlyList<BreakingChange> Refused, IReadOnlyList<BreakingChange> Allowed)
{
    /// <summary>Compares two documents; a raised first number of the version allows everything.</summary>
    public static Verdict Of(JsonObject released, JsonObject current, IReadOnlyList<AllowedChange> allowed)
    {
        var changes = Comparison.Of(released, current);
        var version = new OpenApiFile(current).Version;
        var isMajor = Version.Parse(version).Major > Version.Parse(new OpenApiFile(released).Version).Major;
        var byPermission = changes.ToLookup(change => isMajor || allowed.Any(line => line.Version == version && line.Change == change.ToString() && !string.IsNullOrWhiteSpace(line.Reason)));
        return new Verdict([.. byPermission[false]], [.. byPermission[true]]);
    }
}
