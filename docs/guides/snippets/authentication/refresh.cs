using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AuthenticationRefresh : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var elsewhere = QeyafaClient.Create(Address);
        await elsewhere.SignInAsync(Email, Password, cancellationToken);
        await elsewhere.Auth.SignOutEverywhereAsync(cancellationToken);
        var shown = new List<string>();
        void Show(User user) => shown.Add(user.Id);
        void ShowSignInPage() => shown.Add("sign-in");
        // show
        try
        {
            var user = await client.Auth.MeAsync(cancellationToken: cancellationToken);
            Show(user);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "unauthenticated")
        {
            ShowSignInPage();
        }
        // end
        shown.ShouldBe(["sign-in"]);
    }
}
