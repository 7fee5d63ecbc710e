using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ProfileChange : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await client.Profiles.PutAsync(userId, new ProfileBody { Gender = "female" }, cancellationToken: cancellationToken);
        var asked = new List<string?>();
        void AskAgain(ProfileBody typed, Profile now) => asked.AddRange([typed.Gender, now.Gender]);
        async Task<ProfileBody> EditAsync(Profile before)
        {
            await client.Profiles.PutAsync(userId, new ProfileBody { Gender = "woman" }, cancellationToken: cancellationToken);
            return new ProfileBody { Gender = before.Gender, Preferences = new Dictionary<string, object> { ["locale"] = "fr" } };
        }
        // show
        using var seen = AnswerCapture.Begin();
        var profile = await client.Profiles.GetAsync(userId, cancellationToken: cancellationToken);
        var version = seen.ETag;
        var body = await EditAsync(profile);
        try
        {
            await client.Profiles.PutAsync(userId, body, version, cancellationToken);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "stale_version")
        {
            // What was typed, and what is stored now.
            var stored = await client.Profiles.GetAsync(userId, cancellationToken: cancellationToken);
            AskAgain(body, stored);
        }
        // end
        asked.ShouldBe(["female", "woman"]);
    }
}
