using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AccountsFind : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        client = await AdministratorAsync();
        var search = Email[..30];

        // show
        var page = await client.Users.ListAsync(
            q: search,
            status: UserStatus.Active,
            limit: 20,
            cancellationToken: cancellationToken);
        // end
        page.Items.ShouldHaveSingleItem().Id.ShouldBe(userId);
    }
}
