using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class WardrobeAdd : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await using var file = OpenPicture("garment-dress.jpg");
        // show
        var added = await client.Clothing.AddAsync(
            new GarmentBody
            {
                Name = "Light-blue linen dress",
                Category = "dress",
                Brand = "Maison Demo",
            },
            cancellationToken: cancellationToken);

        // `file` is the picture, as a stream.
        var garment = await client.Clothing.StorePictureAsync(
            added.Id,
            await Upload.FromAsync(file, "dress.jpg", cancellationToken: cancellationToken),
            cancellationToken);
        Console.WriteLine(garment.ImageUrl);
        // end
        garment.Name.ShouldBe("Light-blue linen dress");
        garment.ImageUrl.ShouldNotBeNullOrEmpty();
    }
}
