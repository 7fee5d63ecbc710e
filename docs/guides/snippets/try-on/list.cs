using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TryOnList : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        var id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
        await foreach (var state in client.FollowAsync(id, cancellationToken: cancellationToken))
        {
            Console.WriteLine(state.Status);
        }

        // show
        var page = await client.TryOn.ListAsync(
            status: TryOnStatus.Completed,
            limit: 12,
            cancellationToken: cancellationToken);
        foreach (var tryOn in page.Items)
        {
            Console.WriteLine($"{tryOn.Id}: {tryOn.ResultImageUrl}&size=medium");
        }
        // end
        page.Items.Select(tryOn => tryOn.Id).ShouldBe([id]);
        page.NextCursor.ShouldBeNull();
    }
}
