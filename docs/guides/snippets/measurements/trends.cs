using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsTrends : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        foreach (var (month, chest, waist, weight) in new[] { (1, 92.0, 78.0, 64.0), (3, 92.5, 72.0, 61.0) })
        {
            await client.Measurements.RecordAsync(
                new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = chest, ["waist"] = waist }, Weight = weight, ProcessedAt = new DateTimeOffset(2026, month, 10, 9, 0, 0, TimeSpan.Zero) },
                cancellationToken: cancellationToken);
        }

        // show
        var trends = await client.Measurements.TrendsAsync(
            userId,
            names: "chest,waist,weight",
            interval: TrendInterval.Month,
            cancellationToken: cancellationToken);
        foreach (var series in trends.Series)
        {
            var note = series.Significant == false ? ", which is no change" : "";
            Console.WriteLine($"{series.Name}: {series.Change:+0.0;-0.0}{note}");
            Console.WriteLine(
                string.Join(
                    ", ",
                    series.Points.Select(point => $"{point.At:yyyy-MM} {point.Mean}")));
        }
        // end
        trends.Series.Select(series => (series.Name, series.Change, series.Significant)).ShouldBe([("weight", -3, null), ("chest", 0.5, false), ("waist", -6, true)]);
        trends.Series[0].Points.Count.ShouldBe(2);
    }
}
