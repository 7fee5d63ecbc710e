using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class FavoritesAdd : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (body, garment) = await BodyAndGarmentAsync(client, cancellationToken);
        var id = (await client.TryOn.CreateAsync(new TryOnBody { BodyId = body.Id, ClothingId = garment.Id }, cancellationToken: cancellationToken)).Id;
        // show
        var favorite = await client.Favorites.PutAsync(id, cancellationToken);
        Console.WriteLine(favorite.CreatedAt);
        // end
        favorite.TryonId.ShouldBe(id);
    }
}
