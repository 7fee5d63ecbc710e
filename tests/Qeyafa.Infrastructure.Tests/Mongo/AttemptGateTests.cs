using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.Throttling;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class AttemptGateTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [AttemptGate.Spec];

    private const string Somebody = "asha@example.com";

    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "attempts");
    private readonly ManualClock _clock = new(Now);
    private readonly RecordedAudit _audit = new();

    [SetUp]
    public Task MakeCollectionsAsync() => new M0002CreateIdentity().UpAsync(Database, None);

    [Test]
    public async Task Requirement11_FiftyWrongTriesAtOnce_OnTwoNodes_LetFiveThrough()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TryAsync(right: false)));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(5);
        outcomes.Where(outcome => !outcome.IsSuccess)
            .ShouldAllBe(outcome => outcome.Error!.Kind == ErrorKind.TooMany && outcome.Error.Code == "too_many_attempts" && outcome.Error.RetryAfter == TimeSpan.FromSeconds(1));
    }

    [Test]
    public async Task Requirement11_ManyRightTriesAtOnce_AllGetThrough()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => TryAsync(right: true)));

        outcomes.ShouldAllBe(outcome => outcome.IsSuccess);
    }

    [Test]
    public async Task Requirement11_FailuresBeyondFive_WaitTwiceAsLongEachTime_UpToFifteenMinutes()
    {
        await FailAsync(5);
        var waits = new List<double>();
        while (waits.Count < 12)
        {
            var wait = (await TryAsync(right: true)).Error!.RetryAfter!.Value;
            waits.Add(wait.TotalSeconds);
            _clock.Advance(wait - TimeSpan.FromMilliseconds(1));
            (await TryAsync(right: true)).IsSuccess.ShouldBeFalse("in the wait even the right one is refused");
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await FailAsync(1);
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }

    [Test]
    public async Task Requirement11_WrongTriesSideBySideAfterAWait_LetOneThrough()
    {
        await FailAsync(5);
        _clock.Advance(TimeSpan.FromSeconds(1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(right: false)));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(1);
    }

    [Test]
    public async Task Requirement11_SuccessOrReset_ForgetsTheFailures()
    {
        await FailAsync(4);
        (await TryAsync(right: true)).IsSuccess.ShouldBeTrue();
        await FailAsync(5);
        (await TryAsync(right: true)).IsSuccess.ShouldBeFalse();
        await NewGate().ClearAsync(AttemptKind.Password, Somebody, None);
        await FailAsync(5);
    }

    [Test]
    public async Task Requirement11_FifteenMinutesWithoutAFailure_ForgetThem()
    {
        await FailAsync(4);
        _clock.Advance(TimeSpan.FromMinutes(15));
        await FailAsync(5);
        (await TryAsync(right: true)).IsSuccess.ShouldBeFalse();
    }

    [Test]
    public async Task Requirement11_TryThatWasNotLookedAt_DoesNotCount()
    {
        await FailAsync(4);
        await using (var gate = NewGate())
        {
            await gate.WithdrawAsync((await gate.AdmitAsync(AttemptKind.Password, Somebody, None)).Value, None);
        }

        await FailAsync(1);
        (await TryAsync(right: true)).IsSuccess.ShouldBeFalse();
    }

    [Test]
    public async Task Requirement12_TryWhoseProcessDied_CountsAsFailed()
    {
        await FailAsync(4);
        (await NewGate().AdmitAsync(AttemptKind.Password, Somebody, None)).IsSuccess.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(30));
        (await TryAsync(right: true)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Test]
    public async Task Requirement12_CountersOutliveTheirProcess_AndAreApartByKindAndIdentifier()
    {
        await FailAsync(5);

        (await NewGate().AdmitAsync(AttemptKind.Password, Somebody, None)).IsSuccess.ShouldBeFalse();
        (await NewGate().AdmitAsync(AttemptKind.Code, Somebody, None)).IsSuccess.ShouldBeTrue();
        (await NewGate().AdmitAsync(AttemptKind.Password, "ravi@example.com", None)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task RefusalsWithinOneWait_AreAuditedOnce()
    {
        await FailAsync(5);
        for (var refusal = 0; refusal < 10; refusal++)
        {
            await TryAsync(right: false);
        }

        _audit.Entries.ShouldBe([new AuditEvent(AuditActions.Throttled, AuditOutcome.Denied) { Detail = "password" }]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(1);
        await TryAsync(right: false);
        _audit.Entries.Count.ShouldBe(2);
    }

    [Test]
    public async Task StoredCounter_ShowsNoIdentifier_AndEndsByItself()
    {
        await FailAsync(1);

        var stored = await Collection("attempts").Find(new BsonDocument()).SingleAsync();

        Encoding.Latin1.GetString(stored.ToBson()).ShouldNotContain("asha");
        stored["expires_at"].ToUniversalTime().ShouldBe(Now.UtcDateTime.AddMinutes(15));
    }

    [Test]
    public async Task OtherFigures_Hold()
    {
        var options = new LockoutOptions { FreeFailures = 2, FirstWaitSeconds = 10, MaxWaitSeconds = 15 };
        await FailAsync(2, options);
        (await TryAsync(right: true, options)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));
        await FailAsync(1, options);
        (await TryAsync(right: true, options)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Test]
    public async Task TimeThatTheRefusalTakes_IsNoLongerToBeWaited()
    {
        var options = new LockoutOptions { FirstWaitSeconds = 10 };
        await FailAsync(5, options);
        _audit.Recording = () => _clock.Advance(TimeSpan.FromSeconds(3));

        (await TryAsync(right: true, options)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    private async Task FailAsync(int times, LockoutOptions? options = null)
    {
        for (var time = 0; time < times; time++)
        {
            (await TryAsync(right: false, options)).IsSuccess.ShouldBeTrue();
        }
    }

    /// <summary>One request: what it says that the credential is comes to light a little later.</summary>
    private async Task<Result<Attempt>> TryAsync(bool right, LockoutOptions? options = null)
    {
        await using var gate = NewGate(options);
        var attempt = await gate.AdmitAsync(AttemptKind.Password, Somebody, None);
        await Task.Yield();
        if (attempt.IsSuccess && right)
        {
            await gate.SucceededAsync(attempt.Value, None);
        }

        return attempt;
    }

    private AttemptGate NewGate(LockoutOptions? options = null) => new(Database, _box, Options.Create(options ?? new LockoutOptions()), _audit, Timer, _clock);

    private sealed class RecordedAudit : IAuditLog
    {
        public List<AuditEvent> Entries { get; } = [];

        public Action Recording { get; set; } = () => { };

        public Task RecordAsync(AuditEvent entry, CancellationToken cancellationToken)
        {
            Recording();
            lock (Entries)
            {
                Entries.Add(entry);
            }

            return Task.CompletedTask;
        }
    }
}
