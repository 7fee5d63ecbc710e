namespace Qeyafa.CSharpClient.Tests;

internal sealed class DeviceTests
{
    [Test]
    public async Task DeviceThatSignedInBefore_DoesNotWaitForTheGuessesOfStrangers()
    {
        await using var maya = new Clients(configure: options => options.Retries = 0);
        var user = await maya.RegisterAsync();
        await maya.Client.SignInAsync(user.Email!, Clients.Password);
        await maya.Client.SignOutAsync();
        await using var stranger = new Clients(configure: options => options.Retries = 0);
        for (var guess = 0; guess < 5; guess++)
        {
            (await Should.ThrowAsync<QeyafaProblemException>(() => stranger.Client.SignInAsync(user.Email!, $"guess {guess}"))).Code.ShouldBe("invalid_credentials");
        }

        (await Should.ThrowAsync<QeyafaProblemException>(() => stranger.Client.SignInAsync(user.Email!, Clients.Password))).Code.ShouldBe("too_many_attempts");
        (await maya.Client.SignInAsync(user.Email!, Clients.Password)).Id.ShouldBe(user.Id);
    }

    [Test]
    public async Task DeviceToken_OfTheLastSignIn_IsKeptWhenTheSessionHasEnded()
    {
        var store = new MemoryTokenStore();
        await using var maya = new Clients(store: store);
        var user = await maya.RegisterAsync();
        (await store.LoadDeviceTokenAsync(CancellationToken.None)).ShouldBeNull();
        using var seen = AnswerCapture.Begin();

        await maya.Client.SignInAsync(user.Email!, Clients.Password);
        var given = seen.Headers["device-token"].Single();
        await maya.Client.SignOutAsync();

        (await store.LoadDeviceTokenAsync(CancellationToken.None)).ShouldBe(given);
        (await store.LoadAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task DeviceToken_GivenWithTheRequest_IsSentInPlaceOfTheKeptOne()
    {
        var store = new MemoryTokenStore();
        await store.SaveDeviceTokenAsync("kept", CancellationToken.None);
        var sent = new List<string>();
        var line = new FaultyLine((request, _, send) =>
        {
            sent.AddRange(request.Headers.TryGetValues("Device-Token", out var tokens) ? tokens : []);
            return send();
        });
        await using var maya = new Clients(line, store: store);
        var user = await maya.RegisterAsync();

        await maya.Client.Auth.SignInAsync(new SignInBody { Email = user.Email, Password = Clients.Password }, deviceToken: "given");
        await maya.Client.Auth.MeAsync();

        sent.ShouldBe(["given"]);
    }
}
