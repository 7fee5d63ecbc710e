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
        void Show(IReadOnlyList<Measurement> items) => shown.Add($"{items.Count} records");
        void ShowSignInPage() => shown.Add("sign-in");
        // show
        try
        {
            var page = await client.Measurements.HistoryAsync(userId, cancellationToken: cancellationToken);
            Show(page.Items);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "unauthenticated")
        {
            ShowSignInPage();
        }
        // end
        shown.ShouldBe(["sign-in"]);
    }
}
