using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AuthenticationSessions : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await QeyafaClient.Create(Address).SignInAsync(Email, Password, cancellationToken);
        // show
        var sessions = await client.Sessions.ListAsync(
            limit: 100,
            cancellationToken: cancellationToken);
        foreach (var session in sessions.Items.Where(session => session.Current != true))
        {
            await client.Sessions.EndAsync(session.Id, cancellationToken);
        }
        // end
        (await client.Sessions.ListAsync(cancellationToken: cancellationToken)).Items.ShouldHaveSingleItem().Current.ShouldBe(true);
    }
}
