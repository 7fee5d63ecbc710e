using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsHistory : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        foreach (var month in new[] { 1, 2, 3 })
        {
            await client.Measurements.RecordAsync(
                new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92.71 }, ProcessedAt = new DateTimeOffset(2026, month, 10, 9, 0, 0, TimeSpan.Zero) },
                cancellationToken: cancellationToken);
        }

        var shown = new List<Measurement>();
        // show
        // A list with a button “More”.
        var page = await client.Measurements.HistoryAsync(
            userId,
            unit: LengthUnit.Inch,
            limit: 2,
            cancellationToken: cancellationToken);
        shown.AddRange(page.Items);
        if (page.NextCursor is { } cursor)
        {
            var more = await client.Measurements.HistoryAsync(
                userId,
                unit: LengthUnit.Inch,
                limit: 2,
                cursor: cursor,
                cancellationToken: cancellationToken);
            shown.AddRange(more.Items);
        }

        // Or all of it, page after page as the loop goes on.
        var all = client.Measurements.AllAsync(userId, LengthUnit.Inch, cancellationToken);
        await foreach (var record in all)
        {
            Console.WriteLine(
                $"{record.ProcessedAt:d}: {record.Measurements["chest"]} {record.Unit}");
        }
        // end
        shown.Select(record => record.ProcessedAt.Month).ShouldBe([3, 2, 1]);
        shown[0].Measurements["chest"].ShouldBe(36.5);
    }
}
