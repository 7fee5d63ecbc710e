using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class WardrobeTakeOver : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await client.Body.PutAsync(new BodyBody { Height = 166, Measurements = new Dictionary<string, double> { ["chest"] = 92, ["waist"] = 74 }, Unit = LengthUnit.Cm }, cancellationToken: cancellationToken);
        // show
        await client.Measurements.RecordAsync(
            new RecordMeasurementBody
            {
                Measurements = new Dictionary<string, double> { ["waist"] = 73 },
                Unit = LengthUnit.Cm,
                UpdateBody = true,
            },
            cancellationToken: cancellationToken);

        var body = await client.Body.GetAsync(cancellationToken: cancellationToken);
        // chest 92, waist 73
        Console.WriteLine(
            $"chest {body.Measurements["chest"]}, waist {body.Measurements["waist"]}");
        // end
        body.Height.ShouldBe(166);
        body.Measurements.ShouldBe(new Dictionary<string, double> { ["chest"] = 92, ["waist"] = 73 }, ignoreOrder: true);
    }
}
