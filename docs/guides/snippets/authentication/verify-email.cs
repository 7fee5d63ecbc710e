using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AuthenticationVerifyEmail : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        Task<string> AskForCodeAsync() => CodeForAsync(Email, cancellationToken);
        // show
        await client.Auth.SendEmailCodeAsync(new SendEmailCodeBody(), cancellationToken);
        var code = await AskForCodeAsync();
        await client.Auth.VerifyEmailAsync(new VerifyEmailBody { Code = code }, cancellationToken);
        // end
        (await client.Auth.MeAsync(cancellationToken: cancellationToken)).EmailVerified.ShouldBeTrue();
    }
}
