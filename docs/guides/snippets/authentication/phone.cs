using System.Globalization;
using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AuthenticationPhone : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var phoneNumber = string.Create(CultureInfo.InvariantCulture, $"+2348{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}");
        await client.RegisterPhoneAsync("Maya", phoneNumber, cancellationToken);
        Task<string> AskForCodeAsync() => CodeForAsync(phoneNumber, cancellationToken);

        // show
        var challenge = await client.SendCodeAsync(phoneNumber, cancellationToken);
        var code = await AskForCodeAsync();
        var user = await client.VerifyCodeAsync(phoneNumber, code, challenge.ChallengeId, cancellationToken);
        // end
        challenge.ExpiresIn.ShouldBePositive();
        user.PhoneNumber.ShouldBe(phoneNumber);
    }
}
