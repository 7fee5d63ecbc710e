using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AccountsErase : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var email = Email;
        Task<string> AskForPasswordAsync() => Task.FromResult(Password);
        // show
        await client.SignInAsync(email, await AskForPasswordAsync(), cancellationToken);
        await client.Users.EraseAsync(userId, cancellationToken);
        // end
        (await Should.ThrowAsync<QeyafaProblemException>(() => client.SignInAsync(email, Password, cancellationToken))).Code.ShouldBe("invalid_credentials");
    }
}
