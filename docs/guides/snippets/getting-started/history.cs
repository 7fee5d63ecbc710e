using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class GettingStartedHistory : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        foreach (var chest in new[] { 92.5, 93 })
        {
            var values = new Dictionary<string, double> { ["chest"] = chest };
            await client.Measurements.RecordAsync(new RecordMeasurementBody { Measurements = values, Unit = LengthUnit.Cm }, cancellationToken: cancellationToken);
        }
        // show
        var page = await client.Measurements.HistoryAsync(
            userId,
            limit: 20,
            cancellationToken: cancellationToken);
        foreach (var record in page.Items)
        {
            var values = record.Measurements.Select(value => $"{value.Key} {value.Value}");
            var text = string.Join(", ", values);
            Console.WriteLine($"{record.ProcessedAt:yyyy-MM-dd} {text} {record.Unit}");
        }
        // end
        page.Items.Select(record => record.Measurements["chest"]).ShouldBe([93, 92.5]);
    }
}
