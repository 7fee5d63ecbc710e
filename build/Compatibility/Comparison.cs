using System.Text.Json.Nodes;
using static Qeyafa.Build.Compatibility.OpenApiFile;

namespace Qeyafa.Build.Compatibility;

/// <summary>Finds what of a document breaks the clients of an earlier one.</summary>
internal sealed class Comparison(OpenApiFile before, OpenApiFile now)
{
    private readonly SchemaComparison _schemas = new(before, now);

    /// <summary>Every breaking change, in the order of the earlier document.</summary>
    public static IReadOnlyList<BreakingChange> Of(JsonObject before, JsonObject now) => [.. new Comparison(new OpenApiFile(before), new OpenApiFile(now)).Operations().Distinct()];

    private IEnumerable<BreakingChange> Operations()
    {
        var current = now.Operations();
        foreach (var (name, operation) in before.Operations())
        {
            var changes = current.TryGetValue(name, out var same) ? Operation(name, operation, same) : [new BreakingChange(name, "the operation is gone")];
            foreach (var change in changes)
            {
                yield return change;
            }
        }
    }

    private IEnumerable<BreakingChange> Operation(string name, JsonObject old, JsonObject current)
    {
        if ((string?)old["operationId"] != (string?)current["operationId"])
        {
            yield return new BreakingChange(name, $"the operationId was {old["operationId"]} and is {current["operationId"]}: generated methods take their names from it");
        }

        if (IsOpen(old) && !IsOpen(current))
        {
            yield return new BreakingChange(name, "it needs an access token now");
        }

        foreach (var change in Parameters(name, old, current).Concat(Body($"{name} → body", before.Follow(old["requestBody"]), now.Follow(current["requestBody"]))).Concat(Answers(name, old, current)))
        {
            yield return change;
        }
    }

    private static bool IsOpen(JsonObject operation) => operation["security"] is not JsonArray { Count: > 0 } ways || ways.Any(way => way is JsonObject { Count: 0 });

    private IEnumerable<BreakingChange> Parameters(string name, JsonObject old, JsonObject current)
    {
        var (was, are) = (ByName(before, old), ByName(now, current));
        foreach (var (key, parameter) in was)
        {
            var changes = are.TryGetValue(key, out var same) ? _schemas.Compare($"{name} → {key}", parameter["schema"], same["schema"], Direction.Request) : [new BreakingChange($"{name} → {key}", "the parameter is no longer taken")];
            foreach (var change in changes)
            {
                yield return change;
            }
        }

        foreach (var (key, parameter) in are.Where(pair => IsRequired(pair.Value) && !(was.TryGetValue(pair.Key, out var known) && IsRequired(known))))
        {
            yield return new BreakingChange($"{name} → {key}", "the parameter is required now");
        }
    }

    private static Dictionary<string, JsonObject> ByName(OpenApiFile file, JsonObject operation) =>
        (operation["parameters"] as JsonArray ?? []).Select(file.Follow).OfType<JsonObject>().ToDictionary(parameter => $"{parameter["in"]} {parameter["name"]}", StringComparer.Ordinal);

    private static bool IsRequired(JsonObject? node) => (bool?)node?["required"] == true;

    private IEnumerable<BreakingChange> Body(string place, JsonObject? old, JsonObject? current)
    {
        if (IsRequired(current) && !IsRequired(old))
        {
            yield return new BreakingChange(place, "a body is required now");
        }

        foreach (var change in Media(place, old, current, Direction.Request))
        {
            yield return change;
        }
    }

    private IEnumerable<BreakingChange> Answers(string name, JsonObject old, JsonObject current)
    {
        foreach (var (status, node) in Members(old["responses"]))
        {
            var place = $"{name} → {status}";
            var (was, answer) = (before.Follow(node), now.Follow(current["responses"]?[status]));
            if (answer is null)
            {
                yield return new BreakingChange(place, "the status is no longer answered");
                continue;
            }

            var gone = Words(was?["x-problem-codes"]).Except(Words(answer["x-problem-codes"]), StringComparer.Ordinal).Select(code => new BreakingChange(place, $"the problem code {code} is gone"))
                .Concat(Members(was?["headers"]).Where(header => answer["headers"]?[header.Key] is null).Select(header => new BreakingChange(place, $"the header {header.Key} is gone")));
            foreach (var change in gone.Concat(Media(place, was, answer, Direction.Answer)))
            {
                yield return change;
            }
        }
    }

    private IEnumerable<BreakingChange> Media(string place, JsonObject? old, JsonObject? current, Direction direction) =>
        from media in Members(old?["content"])
        let same = current?["content"]?[media.Key]
        from change in same is null ? [new BreakingChange(place, $"the media type {media.Key} is gone")] : _schemas.Compare(place, media.Value!["schema"], same["schema"], direction)
        select change;
}
