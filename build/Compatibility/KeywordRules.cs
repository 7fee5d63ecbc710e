using System.Globalization;
using System.Text.Json.Nodes;
using static Qeyafa.Build.Compatibility.Direction;

namespace Qeyafa.Build.Compatibility;

/// <summary>What a change of one keyword of a schema means, by the way that the value goes.</summary>
internal static class KeywordRules
{
    private static readonly Direction[] Both = [Request, Answer];

    private static readonly (string Keyword, Direction[] Where, Func<JsonNode?, JsonNode?, bool> Breaks, string Words)[] Rules =
    [
        ("type", Both, Differs, "the type"),
        ("format", Both, Differs, "the format"),
        ("pattern", [Request], (before, now) => now is not null && Differs(before, now), "the pattern"),
        ("nullable", [Request], (before, now) => IsTrue(before) && !IsTrue(now), "whether null is taken"),
        ("nullable", [Answer], (before, now) => !IsTrue(before) && IsTrue(now), "whether it can be null"),
        ("default", [Request], Differs, "the default"),
        ("minimum", [Request], Raised, "the smallest value"),
        ("minLength", [Request], Raised, "the shortest length"),
        ("minItems", [Request], Raised, "the smallest number of items"),
        ("maximum", [Request], Lowered, "the largest value"),
        ("maxLength", [Request], Lowered, "the longest length"),
        ("maxItems", [Request], Lowered, "the largest number of items"),
        ("oneOf", Both, Differs, "the alternatives"),
        ("anyOf", Both, Differs, "the alternatives"),
    ];

    /// <summary>The breaking changes between two forms of one schema, its members and items left aside.</summary>
    public static IEnumerable<string> Compare(JsonObject before, JsonObject now, Direction direction)
    {
        foreach (var (keyword, where, breaks, words) in Rules)
        {
            if (where.Contains(direction) && breaks(before[keyword], now[keyword]))
            {
                yield return $"{words} was {Say(before[keyword])} and is {Say(now[keyword])}";
            }
        }

        var (old, current) = (OpenApiFile.Words(before["enum"]), OpenApiFile.Words(now["enum"]));
        foreach (var word in old.Where(word => word != "null").Except(current, StringComparer.Ordinal).Where(_ => direction == Answer || current.Count > 0))
        {
            yield return $"the word \"{word}\" is gone";
        }

        if (direction == Answer && old.Count > 0)
        {
            foreach (var word in current.Where(word => word != "null").Except(old, StringComparer.Ordinal))
            {
                yield return $"the word \"{word}\" is new, and clients know a closed set";
            }
        }

        if (direction == Request && old.Count == 0 && current.Count > 0)
        {
            yield return "only a closed set of words is taken now";
        }
    }

    private static bool Differs(JsonNode? before, JsonNode? now) => !JsonNode.DeepEquals(before, now);

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var truth) && truth;

    private static bool Raised(JsonNode? before, JsonNode? now) => Number(now) is { } current && (Number(before) is not { } old || current > old);

    private static bool Lowered(JsonNode? before, JsonNode? now) => Number(now) is { } current && (Number(before) is not { } old || current < old);

    private static double? Number(JsonNode? node) => node is null ? null : double.Parse(node.ToString(), CultureInfo.InvariantCulture);

    private static string Say(JsonNode? node) => node?.ToJsonString() ?? "not set";
}
