using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ErrorsRetry : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var body = new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92.5 }, Unit = LengthUnit.Cm };
        // show
        var key = Guid.NewGuid().ToString();
        await client.Measurements.RecordAsync(body, key, cancellationToken);
        // end
        await client.Measurements.RecordAsync(body, idempotencyKey: key, cancellationToken: cancellationToken);
        (await client.Measurements.HistoryAsync(userId, cancellationToken: cancellationToken)).Items.Count.ShouldBe(1);
    }
}
