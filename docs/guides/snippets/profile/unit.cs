using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ProfileUnit : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await client.Profiles.PutAsync(userId, new ProfileBody { Preferences = new Dictionary<string, object> { ["preferred_unit"] = "inch" } }, cancellationToken: cancellationToken);
        var body = new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92.5 }, Unit = LengthUnit.Cm };
        await client.Measurements.RecordAsync(body, cancellationToken: cancellationToken);
        // show
        var preferred = await client.Measurements.HistoryAsync(
            userId,
            cancellationToken: cancellationToken);
        var metric = await client.Measurements.HistoryAsync(
            userId,
            unit: LengthUnit.Cm,
            cancellationToken: cancellationToken);
        // end
        (preferred.Items[0].Unit, metric.Items[0].Unit, metric.Items[0].Measurements["chest"]).ShouldBe((LengthUnit.Inch, LengthUnit.Cm, 92.5));
    }
}
