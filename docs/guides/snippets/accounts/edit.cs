using Qeyafa.Client;
using Address = Qeyafa.Client.Address;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AccountsEdit : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var user = await client.Users.EditProfileAsync(
            new EditProfileBody
            {
                Name = "Maya Haddad",
                Bio = "Linen, mostly.",
                Address = new Address
                {
                    Line = "12 Rue Monge",
                    City = "Paris",
                    PostalCode = "75005",
                    Country = "FR",
                },
            },
            cancellationToken: cancellationToken);
        // end
        (user.Name, user.Address?.City).ShouldBe(("Maya Haddad", "Paris"));
    }
}
