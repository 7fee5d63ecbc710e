using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TryOnFollow : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        var id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
        // show
        TryOn? last = null;
        await foreach (var tryOn in client.FollowAsync(id, cancellationToken: cancellationToken))
        {
            last = tryOn;
            Console.WriteLine($"{tryOn.Status} {tryOn.ResultImageUrl ?? tryOn.Error}");
        }
        // end
        last.ShouldNotBeNull().Status.ShouldBe(TryOnStatus.Completed);
        last.ResultImageUrl.ShouldNotBeNullOrEmpty();
    }
}
