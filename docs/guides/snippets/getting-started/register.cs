using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class GettingStartedRegister : Snippet
{
    public override Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken) => RegisterAsync(Address, $"new-{Email}", Password, cancellationToken);

    private static async Task RegisterAsync(Uri address, string email, string password, CancellationToken cancellationToken)
    {
        // show
        var client = QeyafaClient.Create(address);
        var user = await client.RegisterAsync("Maya", email, password, cancellationToken);
        var userId = user.Id;
        // end
        (await client.Auth.MeAsync(cancellationToken: cancellationToken)).Id.ShouldBe(userId);
    }
}
