using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class IdempotencyStoreTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [IdempotencyStore.Spec];

    private static readonly StoredAnswer Answer = new(201, "application/json", "/there", "\"1\"", "{\"secret\":\"value\"}"u8.ToArray());

    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "idempotency");
    private readonly ManualClock _clock = new(Now);

    private IdempotencyStore Store => new(Database, _box, new EndedClaims(_clock), new ClaimReturns(Database, new EndedClaims(_clock), Timer), Timer, _clock);

    [Test]
    public async Task FirstClaim_IsFresh_AndItsRepetitionAnswersTheSame()
    {
        var fresh = (await Store.ClaimAsync(Claim(), None)).ShouldBeOfType<IdempotencyOutcome.Fresh>();
        fresh.Repeated.ShouldBeFalse();
        await Store.CompleteAsync(Claim(), fresh, Answer, None);

        var replay = (await Store.ClaimAsync(Claim(), None)).ShouldBeOfType<IdempotencyOutcome.Replay>().Answer;

        (replay.Status, replay.ContentType, replay.Location, replay.EntityTag).ShouldBe((201, "application/json", "/there", "\"1\""));
        Encoding.UTF8.GetString(replay.Body.Span).ShouldBe("{\"secret\":\"value\"}");
    }

    [Test]
    public async Task AnotherBody_IsRefused_WhateverTheState()
    {
        var fresh = (IdempotencyOutcome.Fresh)await Store.ClaimAsync(Claim(), None);
        (await Store.ClaimAsync(Claim(body: "other"), None)).ShouldBeOfType<IdempotencyOutcome.DifferentRequest>();
        await Store.CompleteAsync(Claim(), fresh, Answer, None);
        (await Store.ClaimAsync(Claim(body: "other"), None)).ShouldBeOfType<IdempotencyOutcome.DifferentRequest>();
    }

    [Test]
    public async Task AnotherKeyOrScope_IsAnotherClaim()
    {
        var ids = new List<string>();
        foreach (var claim in new[] { Claim(), Claim(key: "k2"), Claim(scope: "someone else") })
        {
            ids.Add((await Store.ClaimAsync(claim, None)).ShouldBeOfType<IdempotencyOutcome.Fresh>().ReservedId.ToString());
        }

        ids.Distinct().Count().ShouldBe(3);
    }

    [Test]
    public async Task ManyClaimsAtOnce_LetOneThrough()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Store.ClaimAsync(Claim(), None)));

        outcomes.OfType<IdempotencyOutcome.Fresh>().Count().ShouldBe(1);
        outcomes.OfType<IdempotencyOutcome.InFlight>().Count().ShouldBe(11);
    }

    [Test]
    public async Task ClaimOfADeadHolder_IsTakenOverByOne_WithTheSameId()
    {
        var fresh = (IdempotencyOutcome.Fresh)await Store.ClaimAsync(Claim(), None);
        _clock.Advance(IdempotencyClaim.Lease + TimeSpan.FromSeconds(1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.ClaimAsync(Claim(), None)));

        var successor = outcomes.OfType<IdempotencyOutcome.Fresh>().ShouldHaveSingleItem();
        (successor.ReservedId, successor.Repeated).ShouldBe((fresh.ReservedId, true));
        successor.LeaseUntil.ShouldBe(_clock.GetUtcNow() + IdempotencyClaim.Lease);
    }

    [Test]
    public async Task AbandonedClaim_IsFreeAtOnce_WithTheSameId()
    {
        var fresh = (IdempotencyOutcome.Fresh)await Store.ClaimAsync(Claim(), None);
        await Store.AbandonAsync(Claim(), fresh, None);

        var next = (await Store.ClaimAsync(Claim(), None)).ShouldBeOfType<IdempotencyOutcome.Fresh>();
        (next.ReservedId, next.Repeated).ShouldBe((fresh.ReservedId, true));
        next.LeaseUntil.ShouldBeGreaterThan(fresh.LeaseUntil, "Otherwise the two holders could not be told apart.");
    }

    [Test]
    public async Task KeyOlderThanADay_IsForgotten_EvenBeforeTheServerSweeps()
    {
        var fresh = (IdempotencyOutcome.Fresh)await Store.ClaimAsync(Claim(), None);
        await Store.CompleteAsync(Claim(), fresh, Answer, None);
        _clock.Advance(IdempotencyClaim.Kept + TimeSpan.FromSeconds(1));

        var again = (await Store.ClaimAsync(Claim(), None)).ShouldBeOfType<IdempotencyOutcome.Fresh>();

        again.Repeated.ShouldBeFalse();
        again.ReservedId.ShouldNotBe(fresh.ReservedId);
    }

    [Test]
    public async Task StoredKey_ShowsNeitherKeyNorBodyNorAnswer()
    {
        var fresh = (IdempotencyOutcome.Fresh)await Store.ClaimAsync(Claim(key: "visible-key", body: "visible-body"), None);
        await Store.CompleteAsync(Claim(key: "visible-key", body: "visible-body"), fresh, Answer, None);

        var stored = await Collection("idempotency_keys").Find(new BsonDocument()).SingleAsync();

        var bytes = Encoding.Latin1.GetString(stored.ToBson());
        bytes.ShouldNotContain("visible");
        bytes.ShouldNotContain("secret");
    }

    private static IdempotencyClaim Claim(string key = "k1", string body = "body", string scope = "me\nPOST\n/things") => new(scope, key, Encoding.UTF8.GetBytes(body));
}
