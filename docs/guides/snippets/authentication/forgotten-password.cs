using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AuthenticationForgottenPassword : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var (email, newPassword) = (Email, "a much better pass phrase");
        Task<string> AskForCodeAsync() => CodeForAsync(email, cancellationToken);
        // show
        await client.Auth.ForgotPasswordAsync(
            new ForgotPasswordBody { Email = email },
            cancellationToken);
        var code = await AskForCodeAsync();
        await client.Auth.ResetPasswordAsync(
            new ResetPasswordBody { Email = email, Code = code, NewPassword = newPassword },
            cancellationToken);
        var user = await client.SignInAsync(email, newPassword, cancellationToken);
        // end
        user.Id.ShouldBe(userId);
    }
}
