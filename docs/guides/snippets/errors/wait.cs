using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ErrorsWait : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (email, password) = (Email, Password);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await Should.ThrowAsync<QeyafaProblemException>(() => client.SignInAsync(email, "wrong", cancellationToken));
        }

        var shown = new List<string>();
        void ShowError(string text) => shown.Add(text);
        // show
        try
        {
            await client.SignInAsync(email, password, cancellationToken);
        }
        catch (QeyafaProblemException problem) when (problem.Code == "invalid_credentials")
        {
            ShowError("The address or the password is wrong.");
        }
        catch (QeyafaProblemException problem) when (problem.Code == "too_many_attempts")
        {
            ShowError($"Try again in {problem.RetryAfter?.TotalSeconds:0} seconds.");
        }
        // end
        shown.ShouldHaveSingleItem().ShouldMatch(@"^Try again in \d+ seconds\.$");
    }
}
