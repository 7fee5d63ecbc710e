using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class PicturesUpload : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await using var file = OpenPicture("person-amal-front.jpg");
        var whole = new TaskCompletionSource();
        void ShowProgress(double part)
        {
            if (part == 1)
            {
                whole.TrySetResult();
            }
        }

        // show
        // 0 to 1
        var picture = await Upload.FromAsync(
            file,
            "me.jpg",
            new Progress<double>(ShowProgress),
            cancellationToken);
        var body = await client.Body.StorePictureAsync(picture, cancellationToken);
        // end
        await whole.Task.WaitAsync(cancellationToken);
        body.ImageUrl.ShouldNotBeNullOrEmpty();
    }
}
