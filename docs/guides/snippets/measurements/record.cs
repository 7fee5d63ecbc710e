using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsRecord : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var record = await client.Measurements.RecordAsync(
            new RecordMeasurementBody
            {
                Measurements = new Dictionary<string, double>
                {
                    ["chest"] = 36.5,
                    ["waist"] = 20,
                    ["hips"] = 39,
                    ["sleeve_of_the_old_coat"] = 24.5,
                },
                Height = 67,
                Weight = 61.5, // always kg
                Unit = LengthUnit.Inch,
                ProcessedAt = new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero),
            },
            cancellationToken: cancellationToken);
        foreach (var warning in record.Warnings)
        {
            Console.WriteLine($"{warning.Name}: {warning.Message}");
        }
        // end
        record.UserId.ShouldBe(userId);
        record.Measurements["waist"].ShouldBe(20);
        record.Unit.ShouldBe(LengthUnit.Inch);
        record.Warnings.Select(warning => warning.Code).ShouldBe([MeasurementWarningCode.BelowUsualRange]);
    }
}
