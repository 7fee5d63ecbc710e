using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TryOnCreate : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        // show
        var tryOn = await client.TryOn.CreateAsync(
            new TryOnBody { BodyId = body.Id, ClothingId = garment.Id },
            cancellationToken: cancellationToken);
        Console.WriteLine($"{tryOn.Id}: {tryOn.Status}"); // Pending
        // end
        tryOn.Status.ShouldBe(TryOnStatus.Pending);
        tryOn.ClothingId.ShouldBe(garment.Id);
    }
}
