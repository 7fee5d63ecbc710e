using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TryOnCancel : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        var id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
        // show
        TryOn tryOn;
        try
        {
            tryOn = await client.TryOn.CancelAsync(id, cancellationToken);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "tryon_ended")
        {
            // it was ready first
            tryOn = await client.TryOn.GetAsync(id, cancellationToken: cancellationToken);
        }

        Console.WriteLine(tryOn.Status);
        // end
        tryOn.Status.ShouldBeOneOf(TryOnStatus.Canceled, TryOnStatus.Completed);
    }
}
