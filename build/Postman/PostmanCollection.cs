using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qeyafa.Build.Postman;

/// <summary>Writes the journey as a Postman collection that runs from its first request to its last, and the environment that it runs in.</summary>
/// <remarks>Source of the form: Postman Collection Format 2.1.0.</remarks>
internal static partial class PostmanCollection
{
    private const string Picture = "person.png";

    // What a run makes up for itself, so that two runs never meet.
    private static readonly string[] Beginning =
    [
        "if (!pm.environment.get('run')) {",
        "  const run = Date.now().toString(36) + Math.random().toString(36).slice(2, 8);",
        "  const area = 200 + Math.floor(Math.random() * 800), line = String(Math.floor(Math.random() * 100)).padStart(2, '0');",
        "  pm.environment.set('run', run);",
        "  pm.environment.set('email', `postman-maya-${run}@example.com`);",
        "  pm.environment.set('other_email', `postman-tariq-${run}@example.com`);",
        "  pm.environment.set('password', `postman run ${run}`);",
        "  pm.environment.set('phone', `+1${area}55501${line}`);",
        "  pm.environment.set('phone_in_query', `%2B1${area}55501${line}`);",
        "  pm.environment.set('role', `postman_${run}`);",
        "  pm.environment.set('share_end', new Date(Date.now() + 86400000).toISOString());",
        "}",
    ];

    private static readonly string[] Given = ["host", "admin_email", "admin_password"];

    /// <summary>The collection.</summary>
    public static string Write(IReadOnlyList<(Step Step, Operation Operation)> journey) => new JsonObject
    {
        ["info"] = new JsonObject
        {
            ["name"] = "Qeyafa",
            ["description"] = "Made by ./build.sh postman from openapi/v1.json: do not edit. Run it from the first request to the last; the people that it makes are erased at its end.",
            ["schema"] = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        ["event"] = new JsonArray(Event("prerequest", Beginning)),
        ["item"] = new JsonArray([.. Folders(journey).Select(folder => new JsonObject
        {
            ["name"] = folder.Module,
            ["item"] = new JsonArray([.. folder.Items.Select(item => Item(item.Step, item.Operation))]),
        })]),
    }.ToJsonString(JsonText.Options) + "\n";

    /// <summary>The environment: where the API is, and, for those who have one, an administrator.</summary>
    public static string WriteEnvironment() => new JsonObject
    {
        ["name"] = "Qeyafa (local)",
        ["values"] = new JsonArray([.. Given.Select(name => new JsonObject
        {
            ["key"] = name, ["value"] = name == "host" ? "http://127.0.0.1:5080" : "", ["type"] = name.EndsWith("password", StringComparison.Ordinal) ? "secret" : "default", ["enabled"] = true,
        })]),
        ["_postman_variable_scope"] = "environment",
    }.ToJsonString(JsonText.Options) + "\n";

    /// <summary>The requests that follow on each other and are of one module make a folder, so that the folders run in the journey's order.</summary>
    private static List<(string Module, List<(Step Step, Operation Operation)> Items)> Folders(IReadOnlyList<(Step Step, Operation Operation)> journey)
    {
        var folders = new List<(string Module, List<(Step, Operation)> Items)>();
        foreach (var item in journey)
        {
            if (folders.Count == 0 || folders[^1].Module != item.Operation.Module)
            {
                folders.Add((item.Operation.Module, []));
            }

            folders[^1].Items.Add(item);
        }

        return folders;
    }

    private static JsonObject Item(Step step, Operation operation)
    {
        var request = new JsonObject
        {
            ["method"] = operation.Method,
            ["description"] = operation.Summary,
            ["auth"] = step.Token is { } token
                ? new JsonObject { ["type"] = "bearer", ["bearer"] = new JsonArray(new JsonObject { ["key"] = "token", ["value"] = $"{{{{{token}}}}}", ["type"] = "string" }) }
                : new JsonObject { ["type"] = "noauth" },
            ["url"] = Url(step, operation),
        };
        if (BodyOf(step, operation) is { } body)
        {
            request["body"] = body.Body;
            request["header"] = body.Type is null ? new JsonArray() : new JsonArray(new JsonObject { ["key"] = "Content-Type", ["value"] = body.Type });
        }

        return new JsonObject
        {
            ["name"] = operation.Id,
            ["event"] = new JsonArray([.. Events(step)]),
            ["request"] = request,
        };
    }

    private static string Url(Step step, Operation operation)
    {
        // A picture's link is answered whole, with its signature.
        var path = operation.Id == "Images_Get" ? "{{picture}}" : Parameter().Replace(operation.Path, name => step.Path.GetValueOrDefault(name.Groups["name"].Value) ?? $"{{{{{name.Groups["name"].Value}}}}}");
        return "{{host}}" + path + (step.Query.Length > 0 ? "?" + step.Query : "");
    }

    private static (JsonObject Body, string? Type)? BodyOf(Step step, Operation operation)
    {
        if (step.Pictures.Count > 0)
        {
            var parts = step.Pictures.Select(part => new JsonObject { ["key"] = part, ["type"] = "file", ["src"] = Picture })
                .Concat(step.Fields.Select(field => new JsonObject { ["key"] = field.Key, ["type"] = "text", ["value"] = field.Value }));
            return (new JsonObject { ["mode"] = "formdata", ["formdata"] = new JsonArray([.. parts]) }, null);
        }

        return (step.Csv ?? step.Body ?? operation.Example) is { } text ? (new JsonObject { ["mode"] = "raw", ["raw"] = text }, step.Csv is null ? "application/json" : "text/csv") : null;
    }

    private static IEnumerable<JsonObject> Events(Step step)
    {
        if (step.IsByHand || step.Needs is not null)
        {
            yield return Event("prerequest", [step.IsByHand ? "pm.execution.skipRequest();" : $"if (!pm.environment.get('{step.Needs}')) {{ pm.execution.skipRequest(); }}"]);
        }

        if (step.Statuses.Length > 0)
        {
            var statuses = string.Join(", ", step.Statuses);
            string[] takes = step.Takes.Count == 0
                ? []
                : ["let body = {};", "try { body = pm.response.json(); } catch (e) { body = {}; }", .. step.Takes.Select(taken => $"pm.environment.set('{taken.Key}', {taken.Value});")];
            yield return Event("test", [$"pm.test('answers {statuses.Replace(", ", " or ", StringComparison.Ordinal)}', () => pm.expect(pm.response.code).to.be.oneOf([{statuses}]));", .. takes]);
        }
    }

    private static JsonObject Event(string listen, IEnumerable<string> lines) => new()
    {
        ["listen"] = listen,
        ["script"] = new JsonObject { ["type"] = "text/javascript", ["exec"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]) },
    };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();
}
