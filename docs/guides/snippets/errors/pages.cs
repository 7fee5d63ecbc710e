using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ErrorsPages : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        for (var day = 1; day <= 3; day++)
        {
            var values = new Dictionary<string, double> { ["chest"] = 90 + day };
            await client.Measurements.RecordAsync(new RecordMeasurementBody { Measurements = values, ProcessedAt = new DateTimeOffset(2026, 1, day, 9, 0, 0, TimeSpan.Zero) }, cancellationToken: cancellationToken);
        }

        var shown = new List<double>();
        void Show(Measurement record) => shown.Add(record.Measurements["chest"]);
        // show
        var history = client.Measurements.AllAsync(userId, cancellationToken: cancellationToken);
        await foreach (var record in history)
        {
            Show(record);
        }
        // end
        shown.ShouldBe([93, 92, 91]);
    }
}
