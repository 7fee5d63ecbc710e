using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsChart : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await client.Measurements.RecordAsync(
            new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92, ["waist"] = 78 } },
            cancellationToken: cancellationToken);
        var path = Path.GetTempFileName();
        // show
        var svg = await client.Measurements.ChartAsync(
            userId,
            names: "chest,waist",
            width: 640,
            height: 400,
            cancellationToken: cancellationToken);
        await File.WriteAllTextAsync(path, svg, cancellationToken);
        // end
        var written = await File.ReadAllTextAsync(path, cancellationToken);
        File.Delete(path);
        written.ShouldContain("<svg");
        written.ShouldContain("width=\"640\" height=\"400\"");
    }
}
