using System.Text.Json.Nodes;
using Qeyafa.Build;
using Qeyafa.Build.Compatibility;

namespace Qeyafa.Contract.Tests;

/// <summary>The contract keeps what the last release promised; and each way of breaking it is found and said with its place.</summary>
internal sealed class CompatibilityTests
{
    private const string Record = "POST /api/v1/measurements";

    private static IEnumerable<TestCaseData> Breaks()
    {
        yield return Break("a path removed", document => document["paths"]!.AsObject().Remove("/api/v1/body"), "GET /api/v1/body: the operation is gone");
        yield return Break("an operation removed", document => document["paths"]!["/api/v1/body"]!.AsObject().Remove("delete"), "DELETE /api/v1/body: the operation is gone");
        yield return Break("an operationId changed", document => document.Operation("/api/v1/body", "get")["operationId"] = "Body_Read", "GET /api/v1/body: the operationId was Body_Get and is Body_Read");
        yield return Break("a status removed", document => document.Operation("/api/v1/measurements", "post")["responses"]!.AsObject().Remove("201"), $"{Record} → 201: the status is no longer answered");
        yield return Break("a header removed", document => document.Operation("/api/v1/measurements", "post")["responses"]!["201"]!["headers"]!.AsObject().Remove("ETag"), $"{Record} → 201: the header ETag is gone");
        yield return Break("a problem code removed", document => document.Operation("/api/v1/body", "delete")["responses"]!["409"]!["x-problem-codes"]!.AsArray().RemoveAt(0), "DELETE /api/v1/body → 409: the problem code body_in_use is gone");
        yield return Break("a media type removed", document => document.Operation("/api/v1/body", "get")["responses"]!["200"]!["content"]!.AsObject().Rename("application/json", "text/json"), "GET /api/v1/body → 200: the media type application/json is gone");
        yield return Break("a member of an answer renamed", document => document.Schema("Measurement")["properties"]!.AsObject().Rename("processed_at", "taken_at"), $"{Record} → 201.processed_at: the member is gone");
        yield return Break("a member of an answer that may be missing", document => Drop(document.Schema("Measurement")["required"]!, "unit"), $"{Record} → 201.unit: the member may be missing now");
        yield return Break("a member of an answer that may be null", document => document.Property("Measurement", "created_at")["nullable"] = true, $"{Record} → 201.created_at: whether it can be null was not set and is true");
        yield return Break("a word of an answer dropped", document => Drop(document.Property("Measurement", "source")["enum"]!, "mock"), $"{Record} → 201.source: the word \"mock\" is gone");
        yield return Break("a word of an answer added", document => document.Property("Measurement", "source")["enum"]!.AsArray().Add("scan"), $"{Record} → 201.source: the word \"scan\" is new");
        yield return Break("a word of a request dropped", document => Drop(document.Property("RecordMeasurementBody", "unit")["enum"]!, "inch"), $"{Record} → body.unit: the word \"inch\" is gone");
        yield return Break("a closed set in a request", document => document.Property("RecordMeasurementBody", "note")["enum"] = new JsonArray("a"), $"{Record} → body.note: only a closed set of words is taken now");
        yield return Break("a type changed", document => document.Property("Measurement", "weight")["type"] = "string", $"{Record} → 201.weight: the type was \"number\" and is \"string\"");
        yield return Break("a format changed", document => document.Property("Measurement", "created_at")["format"] = "date", $"{Record} → 201.created_at: the format was \"date-time\" and is \"date\"");
        yield return Break("a pattern set", document => document.Property("RecordMeasurementBody", "note")["pattern"] = "^a", $"{Record} → body.note: the pattern was not set");
        yield return Break("a default changed", document => document.Property("RecordMeasurementBody", "update_body")["default"] = true, $"{Record} → body.update_body: the default was false and is true");
        yield return Break("null refused in a request", document => document.Property("RecordMeasurementBody", "note").Remove("nullable"), $"{Record} → body.note: whether null is taken was true and is not set");
        yield return Break("a longest length lowered", document => document.Property("RecordMeasurementBody", "note")["maxLength"] = 100, $"{Record} → body.note: the longest length was 2000 and is 100");
        yield return Break("a shortest length set", document => document.Property("RecordMeasurementBody", "note")["minLength"] = 3, $"{Record} → body.note: the shortest length was not set and is 3");
        yield return Break("a largest value lowered", document => document.Property("RecordMeasurementBody", "weight")["maximum"] = 200, $"{Record} → body.weight: the largest value was 306 and is 200");
        yield return Break("a smallest value raised", document => document.Property("RecordMeasurementBody", "weight")["minimum"] = 30, $"{Record} → body.weight: the smallest value was 26.6 and is 30");
        yield return Break("fewer items", document => document.Property("CompleteTasksBody", "ids")["maxItems"] = 10, "POST /api/v1/users/{userId}/tasks/complete → body.ids: the largest number of items was 100 and is 10");
        yield return Break("more items at least", document => document.Property("CompleteTasksBody", "ids")["minItems"] = 2, "POST /api/v1/users/{userId}/tasks/complete → body.ids: the smallest number of items was 1 and is 2");
        yield return Break("a member of a request removed", document => document.Schema("RecordMeasurementBody")["properties"]!.AsObject().Remove("note"), $"{Record} → body.note: the member is no longer taken");
        yield return Break("a member of a request required", document => document.Schema("RecordMeasurementBody")["required"] = new JsonArray("note"), $"{Record} → body.note: the member is required now");
        yield return Break("a new member required", AddRequired, $"{Record} → body.device: the member is required now");
        yield return Break("a parameter removed", document => Parameters(document).RemoveAt(0), "GET /api/v1/clothing → query skip: the parameter is no longer taken");
        yield return Break("a parameter added that is required", document => Parameters(document).Add(new JsonObject { ["name"] = "season", ["in"] = "query", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } }), "GET /api/v1/clothing → query season: the parameter is required now");
        yield return Break("a parameter narrowed", document => Parameters(document)[1]!["schema"]!["maximum"] = 50, "GET /api/v1/clothing → query limit: the largest value was 100 and is 50");
        yield return Break("a body that is required", document => document.Operation("/api/v1/auth/logout", "post")["requestBody"]!["required"] = true, "POST /api/v1/auth/logout → body: a body is required now");
        yield return Break("a token asked for", document => document.Operation("/api/v1/measurements/vocabulary", "get")["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }), "GET /api/v1/measurements/vocabulary: it needs an access token now");
        yield return Break("alternatives changed", document => document.Schema("Profile")["properties"]!["preferences"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["oneOf"] = new JsonArray() } }, "the alternatives was");
        yield return Break("an item of an answer changed", document => document.Property("MeasurementPage", "items")["items"] = new JsonObject { ["type"] = "string" }, "GET /api/v1/measurements/history/{userId} → 200.items[]: the type was \"object\" and is \"string\"");
    }

    [Test]
    public async Task Contract_SinceTheLastRelease_BreaksNobody() => (await CompatibilityTarget.CompareAsync(Document.Folder, CancellationToken.None)).Refused.ShouldBeEmpty();

    [TestCaseSource(nameof(Breaks))]
    public void BreakingChange_IsFoundAndSaid(Action<JsonObject> change, string said)
    {
        var document = Document.Read();
        change(document);

        Verdict.Of(Document.Read(), document, []).Refused.Select(found => found.ToString()).ShouldContain(found => found.Contains(said, StringComparison.Ordinal));
    }

    [Test]
    public void Additions_BreakNobody()
    {
        var document = Document.Read();
        document.Schema("Measurement")["properties"]!["posture"] = new JsonObject { ["type"] = "string" };
        document.Schema("RecordMeasurementBody")["properties"]!["posture"] = new JsonObject { ["type"] = "string" };
        document.Property("RecordMeasurementBody", "note")["maxLength"] = 5000;
        document.Property("RecordMeasurementBody", "unit")["enum"]!.AsArray().Add("mm");
        document["paths"]!["/api/v1/new"] = new JsonObject { ["get"] = document.Operation("/api/v1/body", "get").DeepClone() };
        Parameters(document).Add(new JsonObject { ["name"] = "season", ["in"] = "query", ["schema"] = new JsonObject { ["type"] = "string" } });

        Verdict.Of(Document.Read(), document, []).Refused.ShouldBeEmpty();
    }

    [Test]
    public void BreakingChange_UnderARaisedFirstNumber_IsAllowed()
    {
        var document = Document.Read();
        document["paths"]!.AsObject().Remove("/api/v1/body");
        document["info"]!["version"] = "2.0.0";

        var verdict = Verdict.Of(Document.Read(), document, []);

        verdict.Refused.ShouldBeEmpty();
        verdict.Allowed.ShouldNotBeEmpty();
    }

    [TestCase("1.0.0", "No client was given it.", true)]
    [TestCase("1.0.0", " ", false, TestName = "AllowedChange_WithoutAReason_IsRefused")]
    [TestCase("0.9.0", "It was for another version.", false)]
    public void BreakingChange_InTheFile_IsAllowedForItsVersionWithAReason(string version, string reason, bool isAllowed)
    {
        var document = Document.Read();
        document["paths"]!["/api/v1/body"]!.AsObject().Remove("delete");

        Verdict.Of(Document.Read(), document, [new AllowedChange(version, "DELETE /api/v1/body: the operation is gone", reason)]).Refused.Count.ShouldBe(isAllowed ? 0 : 1);
    }

    private static TestCaseData Break(string name, Action<JsonObject> change, string said) => new TestCaseData(change, said).SetName($"BreakingChange_IsFoundAndSaid({name})");

    private static JsonArray Parameters(JsonObject document) => document.Operation("/api/v1/clothing", "get")["parameters"]!.AsArray();

    private static void AddRequired(JsonObject document)
    {
        document.Schema("RecordMeasurementBody")["properties"]!["device"] = new JsonObject { ["type"] = "string" };
        document.Schema("RecordMeasurementBody")["required"] = new JsonArray("device");
    }

    private static void Drop(JsonNode words, string word) => words.AsArray().Remove(words.AsArray().Single(item => (string?)item == word));
}
