using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsCompare : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var earlier = await client.Measurements.RecordAsync(
            new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92, ["waist"] = 78 }, ProcessedAt = new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero) },
            cancellationToken: cancellationToken);
        var later = await client.Measurements.RecordAsync(
            new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92.5, ["waist"] = 72, ["hips"] = 99 }, ProcessedAt = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero) },
            cancellationToken: cancellationToken);
        // show
        var comparison = await client.Measurements.CompareAsync(
            earlier.Id,
            later.Id,
            LengthUnit.Cm,
            cancellationToken);
        foreach (var change in comparison.Changes)
        {
            var verdict = change.Significant == false ? ", which is no change" : "";
            Console.WriteLine($"{change.Name}: {change.From} to {change.To}{verdict}");
        }
        // end
        comparison.Changes.Select(change => (change.Name, change.From, change.To, change.Significant))
            .ShouldBe([("chest", 92, 92.5, false), ("waist", 78, 72, true), ("hips", null, 99, null)]);
    }
}
