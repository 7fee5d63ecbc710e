using System.Net;
using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class PicturesEnded : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await using var file = OpenPicture("person-amal-front.jpg");
        var stored = await client.Body.StorePictureAsync(await Upload.FromAsync(file, "me.jpg", cancellationToken: cancellationToken), cancellationToken);
        var ended = EndedLongAgo(stored.ImageUrl!);
        var source = new Uri(client.Http.BaseAddress!, ended);
        using var browser = new HttpClient();
        // show
        var answer = await browser.GetAsync(source, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound) // the link has ended
        {
            var body = await client.Body.GetAsync(cancellationToken: cancellationToken);
            answer = await browser.GetAsync(
                new Uri(client.Http.BaseAddress!, body.ImageUrl),
                cancellationToken);
        }
        // end
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string EndedLongAgo(string link)
    {
        const string End = "expires=";
        link.ShouldContain(End);
        return link.Remove(link.IndexOf(End, StringComparison.Ordinal) + End.Length, 1);
    }
}
