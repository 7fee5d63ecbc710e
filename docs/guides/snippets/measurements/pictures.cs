using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsPictures : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await using var front = OpenPicture("person-amal-front.jpg");
        await using var side = OpenPicture("person-amal-side.jpg");
        // show
        var record = await client.Measurements.ProcessAsync(
            front: await Upload.FromAsync(
                front,
                "front.jpg",
                cancellationToken: cancellationToken),
            side: await Upload.FromAsync(side, "side.jpg", cancellationToken: cancellationToken),
            height: 168,
            unit: LengthUnit.Cm,
            cancellationToken: cancellationToken);
        Console.WriteLine($"Measured by {record.Source}, sure to {record.AiConfidence:P0}");
        foreach (var warning in record.Warnings)
        {
            Console.WriteLine($"{warning.Name}: {warning.Message}");
        }
        // end
        record.UserId.ShouldBe(userId);
        record.Source.ShouldBe(MeasurementSource.Mock);
        record.Height.ShouldBe(168);
        record.ImagePaths.Count.ShouldBe(2);
        record.AiConfidence.ShouldNotBeNull().ShouldBeGreaterThan(0);
        record.Measurements["chest"].ShouldBeGreaterThan(0);
    }
}
