using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class PicturesShow : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await using var file = OpenPicture("person-amal-front.jpg");
        await client.Body.StorePictureAsync(await Upload.FromAsync(file, "me.jpg", cancellationToken: cancellationToken), cancellationToken);
        using var browser = new HttpClient();
        // show
        var body = await client.Body.GetAsync(cancellationToken: cancellationToken);
        var source = new Uri(client.Http.BaseAddress!, $"{body.ImageUrl}&size=small");
        // `browser` sends no token
        var bytes = await browser.GetByteArrayAsync(source, cancellationToken);
        // end
        bytes.Take(2).ShouldBe([0xFF, 0xD8]);
    }
}
