using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsCorrect : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var id = (await client.Measurements.RecordAsync(
            new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92, ["waist"] = 47 } },
            cancellationToken: cancellationToken)).Id;
        // show
        using var seen = AnswerCapture.Begin();
        var record = await client.Measurements.GetAsync(
            id,
            cancellationToken: cancellationToken);
        var version = seen.ETag;

        var corrected = new Dictionary<string, double>(record.Measurements) { ["waist"] = 74 };
        await client.Measurements.ReplaceAsync(
            id,
            new ReviseMeasurementBody { Measurements = corrected },
            ifMatch: version,
            cancellationToken);

        var refusal = "";
        try
        {
            // The same version once more: somebody else was faster.
            await client.Measurements.ReplaceAsync(
                id,
                new ReviseMeasurementBody { Measurements = corrected },
                ifMatch: version,
                cancellationToken);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "stale_version")
        {
            refusal = "Changed meanwhile: read the record again.";
        }
        // end
        refusal.ShouldNotBeEmpty();
        (await client.Measurements.GetAsync(id, cancellationToken: cancellationToken)).Measurements["waist"].ShouldBe(74);
    }
}
