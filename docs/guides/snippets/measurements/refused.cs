using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsRefused : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<string, string>();
        void ShowAtField(string name, string message) => shown[name] = message;
        // show
        try
        {
            await client.Measurements.RecordAsync(
                new RecordMeasurementBody
                {
                    Measurements = new Dictionary<string, double>
                    {
                        ["chest"] = 925,
                        ["waist"] = 74,
                    },
                    Unit = LengthUnit.Cm,
                },
                cancellationToken: cancellationToken);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "validation_failed")
        {
            foreach (var (member, messages) in problem.Errors)
            {
                // "measurements.chest": "must be from 49.7 to 251.6 cm."
                ShowAtField(member, string.Join(' ', messages));
            }
        }
        // end
        shown.ShouldBe(new Dictionary<string, string> { ["measurements.chest"] = "must be from 49.7 to 251.6 cm." });
    }
}
