using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class GettingStartedRecord : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var record = await client.Measurements.RecordAsync(
            new RecordMeasurementBody
            {
                Measurements = new Dictionary<string, double>
                {
                    ["chest"] = 92.5,
                    ["waist"] = 74,
                    ["hips"] = 99,
                },
                Height = 170,
                Unit = LengthUnit.Cm,
            },
            cancellationToken: cancellationToken);
        // end
        record.Measurements["chest"].ShouldBe(92.5);
    }
}
