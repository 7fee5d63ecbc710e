using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ProfileSave : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var profile = await client.Profiles.PutAsync(
            userId,
            new ProfileBody
            {
                DateOfBirth = new DateOnly(1994, 5, 17),
                Gender = "female",
                Preferences = new Dictionary<string, object>
                {
                    ["preferred_unit"] = "inch",
                    ["locale"] = "fr",
                    ["newsletter"] = false,
                },
            },
            cancellationToken: cancellationToken);
        // end
        profile.Preferences["preferred_unit"].ToString().ShouldBe("inch");
        profile.Version.ShouldBe(1);
    }
}
