using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class PicturesRefused : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream("This is no picture."u8.ToArray());
        var shown = "";
        void Show(string text) => shown = text;
        // show
        try
        {
            // An ArgumentException says, before anything is sent, that the file is empty or
            // larger than 10 MiB.
            var picture = await Upload.FromAsync(
                file,
                "notes.jpg",
                cancellationToken: cancellationToken);
            await client.Body.StorePictureAsync(picture, cancellationToken);
        }
        catch (QeyafaProblemException problem)
        {
            Show(problem.Code switch
            {
                "unsupported_picture" => "Please choose a JPEG, PNG, WebP or HEIC picture.",
                "picture_too_large" => "Please choose a picture of fewer pixels.",
                "picture_damaged" => "The file is damaged. Please choose another one.",
                "pictures_busy" => "Many pictures are coming in. Please try again in a moment.",
                _ => "The picture could not be stored.",
            });
        }
        // end
        shown.ShouldBe("Please choose a JPEG, PNG, WebP or HEIC picture.");
    }
}
