using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ErrorsNotModified : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await client.Profiles.PutAsync(userId, new ProfileBody { Gender = "female" }, cancellationToken: cancellationToken);
        Profile? kept = null;
        void Keep(Profile known) => kept = known;
        // show
        using var seen = AnswerCapture.Begin();
        var profile = await client.Profiles.GetAsync(userId, cancellationToken: cancellationToken);
        try
        {
            profile = await client.Profiles.GetAsync(userId, seen.ETag, cancellationToken);
        }
        catch (QeyafaNotModifiedException)
        {
            Keep(profile);
        }
        // end
        kept.ShouldBe(profile);
    }
}
