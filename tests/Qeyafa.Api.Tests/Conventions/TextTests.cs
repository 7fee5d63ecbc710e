using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>What the description of the API says in words.</summary>
internal sealed partial class TextTests
{
    private readonly JsonObject _document = DescribedApi.Read();

    [Test]
    public void Members_OfSchemasAndForms_SayWhatTheyAre()
    {
        var members = _document["components"]!["schemas"]!.AsObject().SelectMany(schema => Members(schema.Key, schema.Value!))
            .Concat(Operations().SelectMany(operation => operation.Value["requestBody"]?["content"]?.AsObject().SelectMany(media => Members($"{operation.Name} {media.Key}", media.Value!["schema"]!)) ?? []))
            .ToList();

        members.Count.ShouldBeGreaterThan(400);
        members.Where(member => IsSilent(member.Value)).Select(member => member.Name).ShouldBeEmpty("Write a comment of the member where its type is defined, or a [FormPart].");
    }

    [Test]
    public void Schemas_SayWhatTheyAre() =>
        _document["components"]!["schemas"]!.AsObject().Where(schema => IsSilent(schema.Value!)).Select(schema => schema.Key).ShouldBeEmpty();

    [Test]
    public void Bodies_AreDescribedByTheirOwnParameter()
    {
        var bodies = Operations().Where(operation => operation.Value["requestBody"] is not null).ToList();

        bodies.Count.ShouldBeGreaterThan(20);
        bodies.Where(operation => IsSilent(operation.Value["requestBody"]!)).Select(operation => operation.Name).ShouldBeEmpty("Add <param name=\"body\"> to the action.");
        bodies.Where(operation => (string?)operation.Value["requestBody"]!["description"] == "Ends with the request.").Select(operation => operation.Name).ShouldBeEmpty();
    }

    [Test]
    public void Parameters_OfAnOperation_HaveTextsOfTheirOwn()
    {
        foreach (var (name, operation) in Operations())
        {
            var parameters = operation["parameters"]?.AsArray() ?? [];
            parameters.Where(parameter => IsSilent(parameter!)).ShouldBeEmpty(name);
            parameters.Select(parameter => (string)parameter!["description"]!).ShouldBeUnique(name);
        }
    }

    [TestCase("skip", "0 to 10,000; 0 where left out")]
    [TestCase("limit", "1 to 100; 10 where left out")]
    [TestCase("cursor", "at most 512 characters")]
    [TestCase("include_total", "`false` where left out")]
    public void Pages_TellRangeAndDefault_WhereverTheyAreAskedFor(string parameter, string text)
    {
        var asked = Operations().SelectMany(operation => operation.Value["parameters"]?.AsArray() ?? []).Where(known => (string?)known!["name"] == parameter).ToList();

        asked.Count.ShouldBeGreaterThan(10);
        asked.ShouldAllBe(known => ((string)known!["description"]!).Contains(text, StringComparison.Ordinal));
    }

    [Test]
    public void Texts_ShowWhatIsSent_NotTheNamesOfOurCode() =>
        Texts(_document, string.Empty).Where(text => NameInCode().IsMatch(text.Value)).Select(text => $"{text.Path}: {text.Value}").ShouldBeEmpty();

    [TestCase("MeasurementWarning")]
    [TestCase("ImportWarning")]
    public void Warnings_HaveTheirWords_WithTheMeaningOfEach(string schema)
    {
        var code = _document["components"]!["schemas"]![schema]!["properties"]!["code"]!;

        code["enum"]!.AsArray().Select(word => (string)word!).ShouldBe(["below_usual_range", "above_usual_range", "out_of_order", "low_confidence"]);
        code["x-enum-descriptions"]!.AsArray().Count.ShouldBe(4);
    }

    [Test]
    public void FormOfAMeasuring_HasTypesAndRanges()
    {
        var parts = _document["paths"]!["/api/v1/measurements/process"]!["post"]!["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!["properties"]!;

        ((string)parts["height"]!["type"]!).ShouldBe("number");
        ((string)parts["height"]!["description"]!).ShouldContain("101.25 to 257.5 cm");
        parts["unit"]!["enum"]!.AsArray().Select(word => (string)word!).ShouldBe(["cm", "inch"]);
        ((string)parts["user_id"]!["format"]!).ShouldBe("object-id");
    }

    [GeneratedRegex(@"\bstring [A-Z]\w+|\b[A-Z][a-z]\w*\.[A-Z]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameInCode();

    private static bool IsSilent(JsonNode described) => string.IsNullOrWhiteSpace((string?)described["description"]);

    private static IEnumerable<(string Name, JsonNode Value)> Members(string owner, JsonNode schema)
    {
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            yield return ($"{owner}.{name}", member!);
            foreach (var inner in Members($"{owner}.{name}", member!)) yield return inner;
        }

        foreach (var part in new[] { schema["items"], schema["additionalProperties"] as JsonObject }.OfType<JsonNode>())
        {
            foreach (var inner in Members(owner, part)) yield return inner;
        }
    }

    private static IEnumerable<(string Path, string Value)> Texts(JsonNode node, string path)
    {
        if (node is JsonArray list) return list.OfType<JsonNode>().SelectMany((item, index) => Texts(item, $"{path}/{index}"));
        if (node is not JsonObject parent) return [];

        var own = parent.Where(member => member.Key is "description" or "summary" && member.Value is JsonValue).Select(member => (path, (string)member.Value!));
        return own.Concat(parent.Where(member => member.Value is not null).SelectMany(member => Texts(member.Value!, $"{path}/{member.Key}")));
    }

    private IEnumerable<(string Name, JsonNode Value)> Operations() => DescribedApi.Operations(_document);
}
