using System.Globalization;
using System.Text.RegularExpressions;

namespace Qeyafa.CSharpClient.Tests;

internal sealed partial class SignInTests
{
    [Test]
    public async Task Username_SignsIn()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync();
        var username = $"maya.{Guid.NewGuid():N}";
        await clients.Client.Users.EditProfileAsync(new EditProfileBody { Name = "Maya", Username = username });

        (await clients.Client.SignInAsync(new SignInBody { Username = username, Password = Clients.Password })).Id.ShouldBe(user.Id);
    }

    [Test]
    public async Task CodeOfAChallenge_RegistersAndSignsIn()
    {
        await using var clients = new Clients();
        var phoneNumber = NewPhoneNumber();
        var challenge = await clients.Client.RegisterPhoneAsync("Amina", phoneNumber);

        var user = await clients.Client.VerifyCodeAsync(phoneNumber, await CodeForAsync(clients.Client, phoneNumber), challenge.ChallengeId);

        (user.Name, user.PhoneNumber).ShouldBe(("Amina", phoneNumber));
        (await clients.Client.Auth.MeAsync()).Id.ShouldBe(user.Id);
    }

    [Test]
    public async Task CodeOfAChallenge_IsNotUsedUpByStrangersWhoGuess()
    {
        await using var clients = new Clients();
        await using var stranger = new Clients();
        var phoneNumber = NewPhoneNumber();
        var challenge = await clients.Client.RegisterPhoneAsync("Amina", phoneNumber);
        var code = await CodeForAsync(clients.Client, phoneNumber);
        for (var guess = 0; guess < 5; guess++)
        {
            var wrong = code[..^1] + (char)('0' + ((code[^1] - '0' + 1 + guess) % 10));
            (await Should.ThrowAsync<QeyafaProblemException>(() => stranger.Client.Auth.VerifyOtpAsync(new VerifyOtpBody { PhoneNumber = phoneNumber, Code = wrong }))).Code.ShouldBe("invalid_code");
        }

        (await clients.Client.VerifyCodeAsync(phoneNumber, code, challenge.ChallengeId)).PhoneNumber.ShouldBe(phoneNumber);
    }

    [Test]
    public async Task Code_OfAnotherChallenge_IsWrong()
    {
        await using var clients = new Clients();
        var phoneNumber = NewPhoneNumber();
        await clients.Client.RegisterPhoneAsync("Amina", phoneNumber);
        var another = await clients.Client.RegisterPhoneAsync("Noor", NewPhoneNumber());
        var code = await CodeForAsync(clients.Client, phoneNumber);

        (await Should.ThrowAsync<QeyafaProblemException>(() => clients.Client.VerifyCodeAsync(phoneNumber, code, another.ChallengeId))).Code.ShouldBe("invalid_code");
    }

    [Test]
    public async Task SigningOutEverywhere_EndsTheSessionsOfOtherDevices()
    {
        var store = new MemoryTokenStore();
        await using var clients = new Clients(store: store);
        await using var other = new Clients();
        var user = await clients.RegisterAsync();
        await other.Client.SignInAsync(user.Email!, Clients.Password);

        await clients.Client.SignOutEverywhereAsync();

        (await store.LoadAsync(CancellationToken.None)).ShouldBeNull();
        (await Should.ThrowAsync<QeyafaProblemException>(() => other.Client.Auth.MeAsync())).Code.ShouldBe("unauthenticated");
    }

    private static string NewPhoneNumber() => string.Create(CultureInfo.InvariantCulture, $"+2348{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}");

    private static async Task<string> CodeForAsync(QeyafaClient client, string phoneNumber) =>
        SixDigits().Match((await client.Outbox.ListAsync(phoneNumber)).Items[0].Text).Value;

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
