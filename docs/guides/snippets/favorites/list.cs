using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class FavoritesList : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        var id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
        await client.Favorites.PutAsync(id, cancellationToken);
        // show
        var page = await client.Favorites.ListAsync(
            limit: 20,
            cancellationToken: cancellationToken);
        foreach (var favorite in page.Items)
        {
            Console.WriteLine(
                $"{favorite.TryonId}: {favorite.Tryon?.Status} {favorite.Tryon?.ResultImageUrl}");
        }
        // end
        page.Items.Select(favorite => favorite.Tryon?.Id).ShouldBe([id]);
    }
}
