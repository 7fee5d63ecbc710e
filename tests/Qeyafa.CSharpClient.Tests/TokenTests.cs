namespace Qeyafa.CSharpClient.Tests;

internal sealed class TokenTests
{
    [Test]
    public async Task SpentToken_AmongParallelRequests_IsRefreshedOnce()
    {
        var store = new CountingStore();
        await using var clients = new Clients(store: store);
        var user = await clients.RegisterAsync();
        await store.SpoilAsync(DateTimeOffset.UtcNow.AddMinutes(10));
        var before = store.Saves;

        var names = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ => (await clients.Client.Auth.MeAsync()).Id));

        names.ShouldAllBe(id => id == user.Id);
        store.Saves.ShouldBe(before + 1);
    }

    [Test]
    public async Task TokenAboutToEnd_IsRefreshedBeforeItIsSent()
    {
        var store = new CountingStore();
        var line = new FaultyLine((_, _, send) => send());
        await using var clients = new Clients(line, store: store);
        await clients.RegisterAsync();
        await store.SpoilAsync(DateTimeOffset.UtcNow.AddSeconds(5));

        await clients.Client.Auth.MeAsync();

        line.Seen.Count(seen => seen.Path.EndsWith("/me", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task EndedSession_EmptiesTheStoreAndThrows()
    {
        var store = new CountingStore();
        await using var clients = new Clients(store: store);
        await clients.RegisterAsync();
        await store.SaveAsync(new StoredTokens("spent", "no-such-token", DateTimeOffset.UtcNow.AddMinutes(10)), CancellationToken.None);

        (await Should.ThrowAsync<QeyafaProblemException>(() => clients.Client.Auth.MeAsync())).Code.ShouldBe("unauthenticated");

        (await store.LoadAsync(CancellationToken.None)).ShouldBeNull();
    }

    private sealed class CountingStore : ITokenStore
    {
        private readonly MemoryTokenStore _inner = new();
        private int _saves;

        public int Saves => _saves;

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => _inner.LoadAsync(cancellationToken);

        public ValueTask SaveAsync(StoredTokens? tokens, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _saves);
            return _inner.SaveAsync(tokens, cancellationToken);
        }

        public ValueTask<string?> LoadDeviceTokenAsync(CancellationToken cancellationToken) => _inner.LoadDeviceTokenAsync(cancellationToken);

        public ValueTask SaveDeviceTokenAsync(string deviceToken, CancellationToken cancellationToken) => _inner.SaveDeviceTokenAsync(deviceToken, cancellationToken);

        /// <summary>Puts a token in place that the server refuses, as if it had run out.</summary>
        public async Task SpoilAsync(DateTimeOffset expiresAt)
        {
            var tokens = await LoadAsync(CancellationToken.None);
            await SaveAsync(tokens! with { AccessToken = "spent", ExpiresAt = expiresAt }, CancellationToken.None);
        }
    }
}
