using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Outbox;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Notifications;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Tests.Mongo;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Notifications;

public sealed class OutboxTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [OutboxStore.Spec];

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);
    private static readonly OutboxChannel[] Both = [OutboxChannel.Email, OutboxChannel.Sms];

    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "outbox");
    private readonly ManualClock _clock = new(Now);
    private readonly OutboxSignal _signal = new();

    // A message whose time to be sent is over is sent once more, so that is no less than what a busy machine takes.
    private readonly OutboxOptions _options = new() { RetryMilliseconds = 10, MaxRetrySeconds = 1, PollMilliseconds = 50, SendSeconds = 60 };

    [SetUp]
    public Task MakeIndexesAsync() => Database.EnsureIndexesAsync(OutboxStore.Spec, None);

    [TearDown]
    public void EndSignal() => _signal.Dispose();

    [Test]
    public async Task Message_IsSealed_AndReadNewestFirst()
    {
        var store = Store();
        await store.EnqueueAsync(Message(text: "code 418203"), None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await store.EnqueueAsync(Message(text: "code 777777"), None);
        await store.EnqueueAsync(Message(to: "other@example.com"), None);
        await store.EnqueueAsync(OutboxChannel.Email, 60, None);

        var read = await store.NewestAsync("amina@example.com", 10, None);

        read.Select(message => message.Text).ShouldBe(["code 777777", "code 418203"]);
        (await store.NewestAsync(null, 10, None)).Count.ShouldBe(3);
        (await store.NewestAsync(null, 2, None)).Count.ShouldBe(2);
        foreach (var stored in await Collection("outbox").Find(new BsonDocument()).ToListAsync())
        {
            Encoding.Latin1.GetString(stored.ToBson()).ShouldNotContain("418203");
        }
    }

    [Test]
    public async Task MessageInAUnitOfWork_IsStoredWithIt_OrNotAtAll()
    {
        var store = Store();
        var work = new UnitOfWork(Client);

        await work.RunAsync<Done>(async cancellation => { await store.EnqueueAsync(Message(), cancellation); return Error.ConcurrentChange; }, None);
        (await store.NewestAsync(null, 10, None)).ShouldBeEmpty();
        await work.RunAsync<Done>(async cancellation => { await store.EnqueueAsync(Message(), cancellation); return default(Done); }, None);

        (await store.NewestAsync(null, 10, None)).Count.ShouldBe(1);
    }

    [Test]
    public async Task MessageWithNothingToSendIt_IsKept_AndNeverClaimed()
    {
        var store = Store(transports: [new Recorder(OutboxChannel.Sms)]);
        await store.EnqueueAsync(Message(), None);

        (await Collection("outbox").Find(new BsonDocument()).SingleAsync())["state"].AsString.ShouldBe("kept");
        (await store.ClaimAsync(Both, Lease, None)).ShouldBeNull();
    }

    [Test]
    public async Task ManyClaimsAtOnce_GetEachMessageOnce()
    {
        var stores = new[] { Store(), Store() };
        for (var index = 0; index < 10; index++)
        {
            await stores[0].EnqueueAsync(Message(), None);
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 24).Select(index => stores[index % 2].ClaimAsync(Both, Lease, None)));

        claims.OfType<OutboxClaim>().Select(claim => claim.Id).Distinct().Count().ShouldBe(10);
        claims.OfType<OutboxClaim>().Count().ShouldBe(10);
    }

    [Test]
    public async Task ClaimOfADeadNode_IsTakenOver_AndWhatItSaysAfterwardsIsIgnored()
    {
        var (dead, other) = (Store(), Store());
        await dead.EnqueueAsync(Message(), None);
        var lost = (await dead.ClaimAsync(Both, Lease, None))!;
        (await other.ClaimAsync(Both, Lease, None)).ShouldBeNull();
        _clock.Advance(Lease + TimeSpan.FromSeconds(1));

        var taken = (await other.ClaimAsync(Both, Lease, None))!;
        await dead.GiveUpAsync(lost, "late", None);

        (taken.Id, taken.Attempts).ShouldBe((lost.Id, 2));
        (await Collection("outbox").Find(new BsonDocument()).SingleAsync())["state"].AsString.ShouldBe("sending");
    }

    [Test]
    public async Task SentMessage_InProduction_KeepsNoText()
    {
        var store = Store("Production");
        await store.EnqueueAsync(Message(), None);
        await store.SentAsync((await store.ClaimAsync(Both, Lease, None))!, None);

        var stored = await Collection("outbox").Find(new BsonDocument()).SingleAsync();
        (stored["state"].AsString, stored.Contains("text")).ShouldBe(("sent", false));
        (await store.NewestAsync(null, 10, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Claim_WalksItsIndex_AndSoDoesTheList()
    {
        await Store().EnqueueAsync(Message(), None);

        var claim = await ExplainAsync(new BsonDocument
        {
            ["find"] = "outbox",
            ["filter"] = new BsonDocument { ["state"] = new BsonDocument("$in", new BsonArray { "pending", "sending" }), ["due_at"] = new BsonDocument("$lte", DateTime.UtcNow), ["channel"] = new BsonDocument("$in", new BsonArray { "email", "sms" }) },
            ["sort"] = new BsonDocument("due_at", 1),
        });
        var list = await ExplainAsync(new BsonDocument { ["find"] = "outbox", ["filter"] = new BsonDocument("to", "amina@example.com"), ["sort"] = new BsonDocument { ["created_at"] = -1, ["_id"] = -1 } });

        claim.Indexes.Distinct().ShouldBe(["next"]);
        claim.Stages.ShouldNotContain("SORT");
        list.Indexes.ShouldBe(["receiver_newest"]);
        list.Stages.ShouldNotContain("SORT");
    }

    [Test]
    public async Task Worker_SendsAtOnce_TriesAgain_AndGivesUpInTheEnd()
    {
        var recorder = new Recorder(OutboxChannel.Email, SendOutcome.Failed("first"), SendOutcome.Failed("second"), SendOutcome.Sent, SendOutcome.Refused("never"));
        var store = Store(transports: [recorder], clock: TimeProvider.System);
        using var worker = Worker(store, recorder);
        await worker.StartAsync(None);

        await store.EnqueueAsync(Message(), None);
        await Eventually.HoldsAsync(() => recorder.Sent.Count == 3, "the third try");
        await Eventually.HoldsAsync(async () => await CountAsync("sent") == 1, "the message to be sent");
        await store.EnqueueAsync(Message(), None);
        await Eventually.HoldsAsync(async () => await CountAsync("given_up") == 1, "the message to be given up");

        await worker.StopAsync(None);
        recorder.Sent.Take(3).Distinct().Count().ShouldBe(1);
    }

    [Test]
    public async Task Worker_GivesUpAfterTheLastTry_AndNeverTriesWhatIsUseless()
    {
        var recorder = new Recorder(OutboxChannel.Email, [.. Enumerable.Repeat(SendOutcome.Failed("away"), 50)]);
        var store = Store(transports: [recorder], clock: TimeProvider.System);
        _options.Attempts = 3;
        await store.EnqueueAsync(Message() with { UselessAfter = TimeProvider.System.GetUtcNow().AddSeconds(-1) }, None);
        await store.EnqueueAsync(Message(), None);
        using var worker = Worker(store, recorder);

        await worker.StartAsync(None);
        await Eventually.HoldsAsync(async () => await CountAsync("given_up") == 2, "both to be given up");
        await worker.StopAsync(None);

        recorder.Sent.Count.ShouldBe(3);
    }

    [Test]
    public async Task TwoWorkers_SendEachMessageOnce()
    {
        // One message is on its way while all others are sent, and one more that comes after it: whoever ignored its claim would send it, too.
        var (isLastSent, held) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        var recorder = new Recorder(OutboxChannel.Email) { Sending = cancellation => Interlocked.Exchange(ref held, 1) == 0 ? isLastSent.Task.WaitAsync(cancellation) : Task.CompletedTask };
        _options.SendSeconds = 600;
        var (first, second) = (Store(transports: [recorder], clock: TimeProvider.System), Store(transports: [recorder], clock: TimeProvider.System));
        using var one = Worker(first, recorder);
        using var two = Worker(second, recorder);
        await one.StartAsync(None);
        await two.StartAsync(None);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => first.EnqueueAsync(Message(), None)));
        await Eventually.HoldsAsync(async () => await CountAsync("sent") >= 39, "all others to be sent");
        await first.EnqueueAsync(Message(), None);
        await Eventually.HoldsAsync(async () => await CountAsync("sent") >= 40, "the last one to be sent");
        isLastSent.SetResult();
        await Eventually.HoldsAsync(async () => await CountAsync("sent") == 41, "all to be sent");
        await Task.WhenAll(one.StopAsync(None), two.StopAsync(None));

        recorder.Sent.Count.ShouldBe(41);
        recorder.Sent.Distinct().Count().ShouldBe(41);
    }

    [Test]
    public async Task Worker_WithRealParts_DeliversMailAndSms_ThroughFailures()
    {
        using var host = await SmtpHost.StartAsync();
        await using var gateway = await SmsGateway.StartAsync(500, 429);
        using var http = new HttpClient();
        ITransport[] transports =
        [
            new SmtpTransport(Options.Create(new MailOptions { Host = "127.0.0.1", Port = host.Port, From = "no-reply@example.com", Tls = false })),
            new SmsWebhook(http, Options.Create(new SmsOptions { Url = gateway.Url, Secret = "sixteen characters or more" }), TimeProvider.System),
        ];
        var store = Store(transports: transports, clock: TimeProvider.System);
        using var worker = new OutboxWorker(store, transports, _signal, Options.Create(_options), new MongoOutages(), Environment("Development"), NullLogger<OutboxWorker>.Instance);
        await worker.StartAsync(None);

        await store.EnqueueAsync(Message(to: "greylisted@example.com", text: "mail 418203"), None);
        await store.EnqueueAsync(Message(to: "unknown@example.com"), None);
        await store.EnqueueAsync(new OutgoingMessage(OutboxChannel.Sms, "+2348012345678", "otp_login", "", new Secret("sms 418203")), None);
        await Eventually.HoldsAsync(async () => await CountAsync("sent") == 2 && await CountAsync("given_up") == 1, "two to be sent and one to be given up");
        await worker.StopAsync(None);

        await Eventually.HoldsAsync(() => !host.Taken.IsEmpty, "the mail");
        host.Taken.ShouldHaveSingleItem().GetProperty("raw").GetString()!.ShouldContain("mail 418203");
        gateway.Taken.Count.ShouldBe(3);
    }

    [Test]
    public void Waits_DoubleUpToALimit_AndVaryByHalf()
    {
        var options = new OutboxOptions { RetryMilliseconds = 1000, MaxRetrySeconds = 60 };
        foreach (var (failures, seconds) in new[] { (1, 1), (2, 2), (5, 16), (7, 60), (100, 60) })
        {
            OutboxWorker.WaitAfter(failures, options).TotalSeconds.ShouldBeInRange(seconds * 0.5, seconds * 1.5);
        }
    }

    private static HostingEnvironment Environment(string name) => new() { EnvironmentName = name };

    private static OutgoingMessage Message(string to = "amina@example.com", string text = "hello") => new(OutboxChannel.Email, to, "test", "Test", new Secret(text));

    private Task<long> CountAsync(string state) => Collection("outbox").CountDocumentsAsync(new BsonDocument("state", state));

    private OutboxStore Store(string environment = "Development", ITransport[]? transports = null, TimeProvider? clock = null) => new(
        Database, _box, transports ?? [new Recorder(OutboxChannel.Email), new Recorder(OutboxChannel.Sms)], _signal, Options.Create(_options), Environment(environment), Timer, clock ?? _clock);

    private OutboxWorker Worker(OutboxStore store, ITransport transport) =>
        new(store, [transport], _signal, Options.Create(_options), new MongoOutages(), Environment("Development"), NullLogger<OutboxWorker>.Instance);

    /// <summary>A channel that notes what it was given.</summary>
    private sealed class Recorder(OutboxChannel channel, params SendOutcome[] outcomes) : ITransport
    {
        private readonly ConcurrentQueue<SendOutcome> _outcomes = new(outcomes);

        public ConcurrentQueue<string> Sent { get; } = new();

        public OutboxChannel Channel => channel;

        public bool IsConfigured => true;

        public string Setting => "Test";

        public Func<CancellationToken, Task> Sending { get; init; } = _ => Task.CompletedTask;

        public async Task<SendOutcome> SendAsync(SendableMessage message, CancellationToken cancellationToken)
        {
            Sent.Enqueue(message.Id);
            await Sending(cancellationToken);
            return _outcomes.TryDequeue(out var outcome) ? outcome : SendOutcome.Sent;
        }
    }
}
