using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class WardrobeChange : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var id = (await client.Clothing.AddAsync(new GarmentBody { Name = "Dress", Category = "dress", Brand = "Maison Demo" }, cancellationToken: cancellationToken)).Id;
        // show
        using var seen = AnswerCapture.Begin();
        var garment = await client.Clothing.GetAsync(id, cancellationToken: cancellationToken);
        var changed = await client.Clothing.ReplaceAsync(
            id,
            new GarmentBody
            {
                Name = "Summer dress",
                Category = garment.Category,
                Brand = garment.Brand,
            },
            ifMatch: seen.ETag,
            cancellationToken);

        await client.Clothing.DeleteAsync(id, cancellationToken: cancellationToken);
        // end
        changed.Name.ShouldBe("Summer dress");
        changed.Brand.ShouldBe("Maison Demo");
        (await Should.ThrowAsync<QeyafaProblemException>(() => client.Clothing.GetAsync(id, cancellationToken: cancellationToken))).Code.ShouldBe("not_found");
    }
}
