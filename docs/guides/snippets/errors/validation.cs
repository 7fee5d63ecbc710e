using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ErrorsValidation : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var body = new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 4 }, Unit = LengthUnit.Cm };
        var shown = new List<string>();
        void ShowAt(string field, string text) => shown.AddRange([field, text]);
        // show
        try
        {
            await client.Measurements.RecordAsync(body, cancellationToken: cancellationToken);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "validation_failed")
        {
            foreach (var (member, messages) in problem.Errors)
            {
                ShowAt(member, messages[0]);
            }
        }
        // end
        shown.ShouldBe(["measurements.chest", "must be from 49.7 to 251.6 cm."]);
    }
}
