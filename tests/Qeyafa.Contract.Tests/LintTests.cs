using System.Text.Json.Nodes;

namespace Qeyafa.Contract.Tests;

/// <summary>The contract is clean by the rules of both linters, which also hold each example against its schema; and they do find what is wrong.</summary>
internal sealed class LintTests
{
    [Test]
    public async Task Contract_ByRedocly_IsClean() => (await Linter.RedoclyAsync(Document.File)).ShouldBeEmpty();

    [Test]
    public async Task Contract_BySpectral_IsClean() => (await Linter.SpectralAsync(Document.File)).ShouldBeEmpty();

    [Test]
    public async Task RenamedMemberOfAnAnswer_IsFoundByItsExample()
    {
        var document = Document.Read();
        document.Schema("Measurement")["properties"]!.AsObject().Rename("processed_at", "taken_at");

        (await LintAsync(document)).ShouldContain(finding => finding.StartsWith("no-invalid-schema-examples #/components/schemas/Measurement/example", StringComparison.Ordinal));
    }

    [Test]
    public async Task WrongExamples_AreFound()
    {
        var document = Document.Read();
        document.Schema("GarmentBody")["example"]!["name"] = 7;
        document["components"]!["examples"]!["email_taken"]!["value"]!["status"] = JsonValue.Create("four hundred and nine");

        var findings = await LintAsync(document);

        findings.ShouldContain(finding => finding.StartsWith("no-invalid-schema-examples #/components/schemas/GarmentBody/example", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.Contains("email_taken", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> LintAsync(JsonObject document)
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-lint-").FullName;
        try
        {
            var file = Path.Combine(folder, "v1.json");
            await File.WriteAllTextAsync(file, document.ToJsonString());
            return await Linter.RedoclyAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
