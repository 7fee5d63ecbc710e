using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AuthenticationSignIn : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken) =>
        (await SignInAsync(Address, Email, Password, cancellationToken)).ShouldBe(userId);

    private static async Task<string> SignInAsync(Uri address, string email, string password, CancellationToken cancellationToken)
    {
        // show
        var client = QeyafaClient.Create(address);
        var user = await client.SignInAsync(email, password, cancellationToken);
        // end
        return user.Id;
    }
}
