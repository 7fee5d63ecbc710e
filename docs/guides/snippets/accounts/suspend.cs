using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AccountsSuspend : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var theirs = client;
        client = await AdministratorAsync();

        // show
        var user = await client.Users.ChangeAsync(
            userId,
            new ChangeUserBody { Status = UserStatus.Suspended },
            cancellationToken: cancellationToken);
        // end
        user.Status.ShouldBe(UserStatus.Suspended);
        (await Should.ThrowAsync<QeyafaProblemException>(() => theirs.Auth.MeAsync(cancellationToken: cancellationToken))).Code.ShouldBe("unauthenticated");
    }
}
