using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Keys;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Security.Tokens;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class KeyRingTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [SigningKeyStore.Spec];

    private static readonly byte[] MasterKey = RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength);
    private static readonly TokenOptions Settings = new();

    private readonly ManualClock _clock = new(Now);

    [Test]
    public async Task Requirement21_NodesThatStartTogether_AgreeOnOneKey()
    {
        var rings = Enumerable.Range(0, 8).Select(_ => NewRing()).ToArray();

        await Task.WhenAll(rings.Select(ring => ring.RefreshAsync(None)));

        rings.Select(ring => ring.Current.Id).Distinct().Count().ShouldBe(1);
        rings.ShouldAllBe(ring => ring.Valid.Length == 1);
    }

    [Test]
    public async Task Requirement21_Rotation_FailsNoRequest_OnEitherOfTwoNodes()
    {
        var (first, second) = (await StartedRingAsync(), await StartedRingAsync());
        var tokens = new Queue<(string Token, DateTimeOffset Issued)>();
        var signers = new List<string>();
        var published = new Dictionary<string, DateTimeOffset>();

        // A year in steps of half an hour, fine steps where a key changes; the nodes look at different times.
        for (var step = 0; _clock.GetUtcNow() < Now.AddDays(365); step++)
        {
            var (node, other) = step % 2 == 0 ? (first, second) : (second, first);
            await node.RefreshAsync(None);
            foreach (var key in node.Valid)
            {
                published.TryAdd(key.Id, _clock.GetUtcNow());
            }

            foreach (var issuer in new[] { node, other })
            {
                var (issued, user) = (Tokens(issuer), NewId());
                tokens.Enqueue((issued.Issue(user, user).Value, _clock.GetUtcNow()));
                if (signers.Count == 0 || signers[^1] != issuer.Current.Id)
                {
                    signers.Add(issuer.Current.Id);
                    (signers.Count == 1 || _clock.GetUtcNow() - published[signers[^1]] >= TimeSpan.FromHours(23)).ShouldBeTrue();
                }
            }

            while (tokens.TryPeek(out var oldest) && _clock.GetUtcNow() - oldest.Issued >= Settings.Lifetime)
            {
                tokens.Dequeue();
            }

            foreach (var (token, _) in tokens)
            {
                Tokens(first).Verify(token).ShouldNotBeNull();
                Tokens(second).Verify(token).ShouldNotBeNull();
            }

            _clock.Advance(NearAChange() ? TimeSpan.FromSeconds(50) : TimeSpan.FromHours(6));
        }

        signers.ShouldBeUnique();
        signers.Count.ShouldBe(5);
        first.Valid.Length.ShouldBeLessThanOrEqualTo(2);
        (await Collection("signing_keys").CountDocumentsAsync(new BsonDocument())).ShouldBeLessThanOrEqualTo(2);

        bool NearAChange()
        {
            var since = (_clock.GetUtcNow() - Now).TotalDays % 90;
            return since is > 89.99 or < 0.02;
        }
    }

    [Test]
    public async Task Requirement21_NextKey_IsThereADayBefore_AndTheOldOneGoesAfterItsLastToken()
    {
        var ring = await StartedRingAsync();
        var old = ring.Current;
        _clock.Advance(TimeSpan.FromDays(89) - TimeSpan.FromSeconds(1));
        await ring.RefreshAsync(None);
        ring.Valid.Length.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await ring.RefreshAsync(None);
        (ring.Valid.Length, ring.Current).ShouldBe((2, old));

        _clock.Advance(TimeSpan.FromDays(1));
        ring.Current.ShouldBeSameAs(ring.Valid[1]);
        _clock.Advance(Settings.Lifetime + Settings.ClockSkew);
        await ring.RefreshAsync(None);
        ring.Valid.ShouldContain(old);

        _clock.Advance(2 * KeyRing.Reread);
        await ring.RefreshAsync(None);
        ring.Valid.ShouldBe([ring.Current]);
    }

    [Test]
    public async Task Requirement21_AfterAYearAsleep_TheNextKeyIsStillPublishedADayBefore()
    {
        var ring = await StartedRingAsync();
        var old = ring.Current;
        _clock.Advance(TimeSpan.FromDays(400));
        await ring.RefreshAsync(None);
        (ring.Valid.Length, ring.Current).ShouldBe((2, old));
        _clock.Advance(TimeSpan.FromHours(24));
        ring.Current.ShouldNotBe(old);
    }

    [Test]
    public async Task Requirement21_PrivateKeys_AreSealed_AndOpenWithTheirMasterKeyAlone()
    {
        await StartedRingAsync();
        var stored = await Collection("signing_keys").Find(new BsonDocument()).SingleAsync();
        Encoding.Latin1.GetString(stored.ToBson()).ShouldNotContain("PRIVATE KEY");

        using var foreign = new KeyRing(Store, new SecretBox(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "signing-keys"), Options.Create(Settings), _clock);

        (await Should.ThrowAsync<SettingException>(() => foreign.RefreshAsync(None))).Message.ShouldContain("Security:MasterKey");
    }

    [Test]
    public async Task UnknownKey_IsLookedForOnceInAWhile()
    {
        var (first, second) = (await StartedRingAsync(), await StartedRingAsync());
        var before = second.Current.Id;
        _clock.Advance(TimeSpan.FromDays(89));
        await first.RefreshAsync(None);

        (await second.LookForNewAsync(None)).ShouldBeTrue();
        (await second.LookForNewAsync(None)).ShouldBeFalse();

        second.Valid.Select(key => key.Id).ShouldBe(first.Valid.Select(key => key.Id));
        second.Valid[0].Id.ShouldBe(before);
        var garbage = Enumerable.Range(0, 1000).Select(_ => second.LookForNewAsync(None)).ToArray();
        garbage.ShouldAllBe(look => look.IsCompletedSuccessfully);
        _clock.Advance(KeyRing.LookPause);
        (await second.LookForNewAsync(None)).ShouldBeFalse();
    }

    [Test]
    public void BeforeTheFirstRead_KeysAreAway()
    {
        using var ring = NewRing();
        Should.Throw<DependencyUnavailableException>(() => ring.Valid);
        Should.Throw<DependencyUnavailableException>(() => ring.Current);
    }

    [Test]
    public async Task Store_AddsEachNumberOnce_AndRemovesUpToOne()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Store.TryAddAsync(new StoredSigningKey(1, $"key {n}", Now, new byte[] { 1 }), None)));
        added.Count(success => success).ShouldBe(1);
        await Store.TryAddAsync(new StoredSigningKey(2, "two", Now.AddDays(1), new byte[] { 1, 2 }), None);
        await Store.TryAddAsync(new StoredSigningKey(3, "three", Now.AddDays(2), new byte[] { 1, 2, 3 }), None);

        await Store.RemoveUpToAsync(2, None);

        var left = (await Store.AllAsync(None)).ShouldHaveSingleItem();
        (left.Number, left.Id, left.SignsFrom, left.SealedPrivateKey.Length).ShouldBe((3, "three", Now.AddDays(2), 3));
    }

    private SigningKeyStore Store => new(Database, Timer, _clock);

    private AccessTokens Tokens(KeyRing ring) => new(ring, new VerifiedTokens(Options.Create(new TokenOptions { RememberedTokens = 0 })), Options.Create(Settings), _clock);

    private KeyRing NewRing() => new(Store, new SecretBox(MasterKey, "signing-keys"), Options.Create(Settings), _clock);

    private async Task<KeyRing> StartedRingAsync()
    {
        var ring = NewRing();
        await ring.RefreshAsync(None);
        return ring;
    }
}
