using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class FavoritesRemove : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        var id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
        await client.Favorites.PutAsync(id, cancellationToken);
        // show
        await client.Favorites.RemoveAsync(id, cancellationToken);
        // end
        (await client.Favorites.ListAsync(cancellationToken: cancellationToken)).Items.ShouldBeEmpty();
    }
}
