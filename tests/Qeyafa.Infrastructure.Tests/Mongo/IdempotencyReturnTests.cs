using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Tests.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

/// <summary>Claims that end while the database does not answer.</summary>
public sealed class IdempotencyReturnTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 30, 15, 250, TimeSpan.Zero);
    private static readonly StoredAnswer Answer = new(201, "application/json", "/there", "\"1\"", "{}"u8.ToArray());
    private static readonly IdempotencyClaim Request = new("me\nPOST\n/things", "k1", "body"u8.ToArray());
    private static readonly IdempotencyClaim OtherBody = Request with { Request = "other"u8.ToArray() };

    /// <summary>The command does nothing and is answered late.</summary>
    private static readonly BsonDocument Refused = new("errorCode", 50);

    /// <summary>The command is carried out, and nobody can say so.</summary>
    private static readonly BsonDocument InDoubt = new("writeConcernError", new BsonDocument { ["code"] = 64, ["errmsg"] = "waiting for replication timed out" });

    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "idempotency");
    private readonly ManualClock _clock = new(Now);
    private MongoFixture _mongo = null!;
    private Node _node = null!;

    [OneTimeSetUp]
    public static Task FindServerAsync() => MongoFixture.FindServerAsync();

    [SetUp]
    public void Start()
    {
        _mongo = MongoFixture.Start();
        _node = new Node(this, _clock);
    }

    [TearDown]
    public async Task StopAsync() => await _mongo.DisposeAsync();

    [Test]
    public async Task AbandonedWhileAway_IsTakenOverAtOnceByItsRepetition_WithTheSameId()
    {
        var held = await _node.HoldAsync();
        await _mongo.FailAsync(Refused, 1, "update");
        await _node.Store.AbandonAsync(Request, held, None);
        (await new Node(this, _clock).Store.ClaimAsync(Request, None)).ShouldBeOfType<IdempotencyOutcome.InFlight>("The key was not given back yet.");

        var next = await _node.HoldAsync();

        (next.ReservedId, next.Repeated).ShouldBe((held.ReservedId, true));
    }

    [Test]
    public async Task AbandonedWhileAway_IsGivenBackByTheWorker_ForEveryNode()
    {
        var held = await _node.HoldAsync();
        await _mongo.FailAsync(Refused, 2, "update");
        await _node.Store.AbandonAsync(Request, held, None);
        using var worker = new ClaimReturnWorker(_node.Ended, _node.Returns, NullLogger<ClaimReturnWorker>.Instance);
        await worker.StartAsync(None);
        var other = new Node(this, _clock).Store;
        IdempotencyOutcome outcome = null!;

        await Eventually.HoldsAsync(async () => (outcome = await other.ClaimAsync(Request, None)) is not IdempotencyOutcome.InFlight, "the key is free");

        outcome.ShouldBeOfType<IdempotencyOutcome.Fresh>().ReservedId.ShouldBe(held.ReservedId);
        await Eventually.HoldsAsync(() => _node.Ended.Of(ClaimEnd.Freed, 10).Count == 0, "nothing is left to give back");
        await worker.StopAsync(None);
    }

    [Test]
    public async Task ForgottenWhileAway_LeavesTheKeyToAnyRequest()
    {
        var held = await _node.HoldAsync();
        await _mongo.FailAsync(Refused, 1, "delete");
        await _node.Store.ForgetAsync(Request, held, None);

        var next = (await _node.Store.ClaimAsync(OtherBody, None)).ShouldBeOfType<IdempotencyOutcome.Fresh>();

        next.Repeated.ShouldBeFalse();
        next.ReservedId.ShouldNotBe(held.ReservedId);
    }

    [TestCase(ClaimEnd.Freed)]
    [TestCase(ClaimEnd.Forgotten)]
    public async Task GivenBackLate_HarmsNoLaterHolder(object end)
    {
        var held = await _node.HoldAsync();
        _node.Ended.Remember(ClaimFence.Of(await StoredAsync()), (ClaimEnd)end).ShouldBeTrue();
        var later = new Node(this, new ManualClock(Now + IdempotencyClaim.Lease));
        var successor = await later.HoldAsync();
        successor.ReservedId.ShouldBe(held.ReservedId);

        await _node.Returns.GiveAllBackAsync(None);
        await _node.Store.AbandonAsync(Request, held, None);
        await _node.Store.ForgetAsync(Request, held, None);
        await _node.Store.CompleteAsync(Request, held, Answer, None);

        (await _node.Store.ClaimAsync(Request, None)).ShouldBeOfType<IdempotencyOutcome.InFlight>("The successor still holds it.");
        await later.Store.CompleteAsync(Request, successor, Answer, None);
        (await _node.Store.ClaimAsync(Request, None)).ShouldBeOfType<IdempotencyOutcome.Replay>();
    }

    [Test]
    public async Task ClaimInDoubt_IsNobodys_AndMadeAnew()
    {
        await _mongo.FailAsync(InDoubt, 1, "insert");
        await Should.ThrowAsync<MongoException>(() => _node.Store.ClaimAsync(Request, None));
        (await StoredAsync())["state"].AsString.ShouldBe("claimed");

        (await _node.HoldAsync()).Repeated.ShouldBeFalse();
        (await _mongo.Database.GetCollection<BsonDocument>("idempotency_keys").CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    [Test]
    public async Task TakeoverInDoubt_KeepsTheIdForTheRepetition()
    {
        var held = await _node.HoldAsync();
        await _node.Store.AbandonAsync(Request, held, None);
        await _mongo.FailAsync(InDoubt, 1, "update");
        await Should.ThrowAsync<MongoException>(() => _node.Store.ClaimAsync(Request, None));

        var next = await _node.HoldAsync();

        (next.ReservedId, next.Repeated).ShouldBe((held.ReservedId, true));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task CompletionInDoubt_IsReplayedWhereItIsStored_ElseTriedAgainWithTheSameId(bool stored)
    {
        var held = await _node.HoldAsync();
        await _mongo.FailAsync(stored ? InDoubt : Refused, 1, "update");
        await Should.ThrowAsync<MongoException>(() => _node.Store.CompleteAsync(Request, held, Answer, None));

        var outcome = await _node.Store.ClaimAsync(Request, None);

        if (stored) outcome.ShouldBeOfType<IdempotencyOutcome.Replay>();
        else outcome.ShouldBeOfType<IdempotencyOutcome.Fresh>().ReservedId.ShouldBe(held.ReservedId);
    }

    [Test]
    public async Task ManyEndedClaims_AreGivenBackTogether()
    {
        var held = new List<EntityId>();
        foreach (var number in Enumerable.Range(0, 5))
        {
            var request = Request with { Key = $"many{number}" };
            var fresh = (IdempotencyOutcome.Fresh)await _node.Store.ClaimAsync(request, None);
            held.Add(fresh.ReservedId);
            await _mongo.FailAsync(Refused, 1, "update");
            await _node.Store.AbandonAsync(request, fresh, None);
        }

        await _node.Returns.GiveAllBackAsync(None);

        (await _mongo.Database.GetCollection<BsonDocument>("idempotency_keys").Find(new BsonDocument("state", "free")).ToListAsync())
            .Select(key => key["resource_id"].AsObjectId.ToEntityId()).ShouldBe(held, ignoreOrder: true);
    }

    [Test]
    public void EndedClaims_AreRememberedUpToALimit_AndUntilTheirLeasesEnd()
    {
        var lease = ClaimFence.LeaseFrom(Now);
        for (var number = 0; number < EndedClaims.Most; number++)
        {
            _node.Ended.Remember(new ClaimFence($"{number}", default, lease), ClaimEnd.Freed).ShouldBeTrue();
        }

        _node.Ended.Remember(new ClaimFence("more", default, lease), ClaimEnd.Freed).ShouldBeFalse();
        _clock.Advance(IdempotencyClaim.Lease);
        _node.Ended.Of(ClaimEnd.Freed, 10).ShouldBeEmpty();
        _node.Ended.Remember(new ClaimFence("more", default, ClaimFence.LeaseFrom(_clock.GetUtcNow())), ClaimEnd.Freed).ShouldBeTrue();
    }

    private static CancellationToken None => CancellationToken.None;

    private Task<BsonDocument> StoredAsync() => _mongo.Database.GetCollection<BsonDocument>("idempotency_keys").Find(new BsonDocument()).SingleAsync();

    /// <summary>One process with its own memory, on the shared keys.</summary>
    private sealed class Node
    {
        public Node(IdempotencyReturnTests test, TimeProvider clock)
        {
            var timer = new OperationTimer(NullLogger<OperationTimer>.Instance, TimeProvider.System);
            Ended = new EndedClaims(clock);
            Returns = new ClaimReturns(test._mongo.Database, Ended, timer);
            Store = new IdempotencyStore(test._mongo.Database, test._box, Ended, Returns, timer, clock);
        }

        public EndedClaims Ended { get; }

        public ClaimReturns Returns { get; }

        public IdempotencyStore Store { get; }

        public async Task<IdempotencyOutcome.Fresh> HoldAsync() => (await Store.ClaimAsync(Request, None)).ShouldBeOfType<IdempotencyOutcome.Fresh>();
    }
}
