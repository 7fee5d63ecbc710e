using System.Text.Json.Nodes;

namespace Qeyafa.Build.Compatibility;

/// <summary>Compares schemas member by member.</summary>
internal sealed class SchemaComparison(OpenApiFile before, OpenApiFile now)
{
    /// <summary>Schemas may refer to themselves: each pair is looked at once on a way down.</summary>
    private readonly HashSet<string> _onTheWay = new(StringComparer.Ordinal);

    public IEnumerable<BreakingChange> Compare(string place, JsonNode? oldNode, JsonNode? newNode, Direction direction)
    {
        var name = (string?)oldNode?["$ref"];
        if (before.Schema(oldNode) is not { } old || (name is not null && !_onTheWay.Add(name)))
        {
            return [];
        }

        try
        {
            return now.Schema(newNode) is { } current ? [.. Changes(place, old, current, direction)] : [new BreakingChange(place, "the schema is gone")];
        }
        finally
        {
            if (name is not null)
            {
                _onTheWay.Remove(name);
            }
        }
    }

    private IEnumerable<BreakingChange> Changes(string place, JsonObject old, JsonObject current, Direction direction) =>
        KeywordRules.Compare(old, current, direction).Select(what => new BreakingChange(place, what))
            .Concat(Members(place, old, current, direction))
            .Concat(Required(place, old, current, direction))
            .Concat(old["items"] is null ? [] : Compare($"{place}[]", old["items"], current["items"], direction))
            .Concat(old["additionalProperties"] is JsonObject values ? Compare($"{place}.*", values, current["additionalProperties"], direction) : []);

    private IEnumerable<BreakingChange> Members(string place, JsonObject old, JsonObject current, Direction direction)
    {
        foreach (var (member, schema) in OpenApiFile.Members(old["properties"]))
        {
            if (current["properties"]?[member] is not { } same)
            {
                yield return new BreakingChange($"{place}.{member}", direction == Direction.Request ? "the member is no longer taken" : "the member is gone");
                continue;
            }

            foreach (var change in Compare($"{place}.{member}", schema, same, direction))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<BreakingChange> Required(string place, JsonObject old, JsonObject current, Direction direction)
    {
        var (was, now) = (OpenApiFile.Words(old["required"]), OpenApiFile.Words(current["required"]));
        return direction == Direction.Request
            ? now.Except(was, StringComparer.Ordinal).Select(member => new BreakingChange($"{place}.{member}", "the member is required now"))
            : was.Except(now, StringComparer.Ordinal).Where(member => current["properties"]?[member] is not null).Select(member => new BreakingChange($"{place}.{member}", "the member may be missing now"));
    }
}
