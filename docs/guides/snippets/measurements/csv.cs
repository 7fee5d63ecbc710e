using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsCsv : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var csv = """
            processed_at,unit,chest,waist
            2026-01-10T09:00:00Z,cm,92,78
            2026-03-10T09:00:00Z,inch,36.5,28
            """;
        var import = await client.Measurements.ImportAsync(
            csv,
            cancellationToken: cancellationToken);
        Console.WriteLine($"{import.Imported} records");
        foreach (var warning in import.Warnings)
        {
            Console.WriteLine($"Line {warning.Line}: {warning.Message}");
        }

        var history = await client.Measurements.ExportAsync(
            userId,
            cancellationToken: cancellationToken);
        // end
        import.Imported.ShouldBe(2);
        import.Warnings.ShouldBeEmpty();
        var lines = history.TrimEnd().Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("id,processed_at,unit,");
        lines[1].ShouldMatch(",inch,.*,36\\.5,28");
    }
}
