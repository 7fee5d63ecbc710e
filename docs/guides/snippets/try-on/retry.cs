using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TryOnRetry : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        string? id = null;
        while (id is null)
        {
            id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
            try
            {
                await client.TryOn.CancelAsync(id, cancellationToken);
            }
            catch (QeyafaProblemException problem) when (problem.Code == "tryon_ended")
            {
                id = null; // it was ready before
            }
        }

        // show
        var tryOn = await client.TryOn.GetAsync(id, cancellationToken: cancellationToken);
        if (tryOn.Status is TryOnStatus.Failed or TryOnStatus.Canceled)
        {
            Console.WriteLine(tryOn.Error ?? "You have canceled it.");
            await client.TryOn.RetryAsync(id, cancellationToken);
            await foreach (var state in client.FollowAsync(id, cancellationToken: cancellationToken))
            {
                tryOn = state;
            }
        }
        // end
        tryOn.Status.ShouldBe(TryOnStatus.Completed);
    }
}
