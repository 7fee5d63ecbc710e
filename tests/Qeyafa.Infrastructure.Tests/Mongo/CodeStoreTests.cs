using System.Security.Cryptography;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Codes;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class CodeStoreTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [CodeShelf.Otps.Spec, CodeShelf.PasswordResets.Spec, CodeShelf.EmailVerifications.Spec, CodeThrottle.Spec];

    private const string Number = "+2348012345678";

    private static readonly Secret Right = new("418203");
    private static readonly Secret Wrong = new("418204");

    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "codes");
    private readonly ManualClock _clock = new(Now);
    private readonly CodeOptions _options = new();
    private readonly Trail _trail = new();

    private ChallengeStore Store => new(Database, _box, Options.Create(_options), Timer, _clock);

    private CodeThrottle Throttle => new(
        Database, _box, Options.Create(_options), new HostingEnvironment { EnvironmentName = "Production" }, _trail, _trail, Timer, _clock, NullLogger<CodeThrottle>.Instance);

    [SetUp]
    public async Task MakeIndexesAsync()
    {
        foreach (var shelf in CodeShelf.All)
        {
            await Database.EnsureIndexesAsync(shelf.Spec, None);
        }
    }

    [Test]
    public async Task Requirement03_FiftyWrongTriesAtOnce_AreLookedAtFiveTimes()
    {
        var challenge = await AddAsync();

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.TryAsync(challenge, named: true, Wrong, None)));

        verdicts.Count(verdict => verdict == CodeVerdict.Wrong).ShouldBe(4);
        verdicts.Count(verdict => verdict == CodeVerdict.WrongAndBurned).ShouldBe(1);
        (await Store.TryAsync(challenge, named: true, Right, None)).ShouldBe(CodeVerdict.Gone);
        (await Store.TryAsync(challenge, named: false, Right, None)).ShouldBe(CodeVerdict.Gone);
    }

    [Test]
    public async Task Requirement03_TwentyUsesAtOnce_SucceedOnce()
    {
        var challenge = await AddAsync();
        (await Store.TryAsync(challenge, named: true, Right, None)).ShouldBe(CodeVerdict.Right);

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.UseAsync(challenge, None)));

        uses.Count(used => used).ShouldBe(1);
        (await Store.FindLiveAsync([CodePurpose.Login], Number, null, None)).ShouldBeNull();
    }

    [Test]
    public async Task Requirement04_TriesThatDoNotNameTheChallenge_LeaveItToThoseThatDo()
    {
        var challenge = await AddAsync();
        for (var index = 0; index < 5; index++)
        {
            await Store.TryAsync(challenge, named: false, Wrong, None);
        }

        (await Store.TryAsync(challenge, named: false, Right, None)).ShouldBe(CodeVerdict.Gone);
        (await Store.FindLiveAsync([CodePurpose.Login], Number, null, None)).ShouldBeNull();
        (await Store.FindLiveAsync([CodePurpose.Login], Number, challenge.Id, None)).ShouldNotBeNull();
        (await Store.TryAsync(challenge, named: true, Right, None)).ShouldBe(CodeVerdict.Right);
    }

    [Test]
    public async Task Requirement04_NewerCode_EndsTheEarlierOnesOfItsPurposeOnly()
    {
        var login = await AddAsync();
        var registration = await AddAsync(CodePurpose.Registration);
        _clock.Advance(TimeSpan.FromSeconds(61));
        var newer = await AddAsync();

        (await Store.FindLiveAsync([CodePurpose.Login], Number, login.Id, None)).ShouldBeNull();
        (await Store.TryAsync(login, named: true, Right, None)).ShouldBe(CodeVerdict.Gone);
        (await Store.FindLiveAsync([CodePurpose.Registration], Number, null, None))!.Id.ShouldBe(registration.Id);
        (await Store.FindLiveAsync([CodePurpose.Registration, CodePurpose.Login], Number, null, None))!.Id.ShouldBe(newer.Id);
    }

    [Test]
    public async Task Requirement01_ExpiredCode_IsGone_BeforeTheServerSweeps()
    {
        var challenge = await AddAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));

        (await Store.TryAsync(challenge, named: true, Right, None)).ShouldBe(CodeVerdict.Gone);
        (await Store.UseAsync(challenge, None)).ShouldBeFalse();
    }

    [TestCase(CodePurpose.PasswordReset)]
    [TestCase(CodePurpose.EmailVerification)]
    public async Task MailedCode_KeepsNoAddress_AndEndsWithItsAccountsOthers(CodePurpose purpose)
    {
        var challenge = await AddAsync(purpose, "amina@example.com");
        (await Collection(CodeShelf.Of(purpose).Spec.Name).Find(new BsonDocument()).SingleAsync()).ToJson().ShouldNotContain("amina");
        (await Store.TryAsync(challenge, named: true, Right, None)).ShouldBe(CodeVerdict.Right);
        await Store.ReturnAsync(challenge, named: true, None);

        await Store.EndAllAsync(challenge.UserId!.Value, None);

        (await Store.FindLiveAsync([purpose], "amina@example.com", null, None)).ShouldBeNull();
    }

    [Test]
    public async Task LookUp_WalksItsIndex_WithoutASort()
    {
        await AddAsync();

        var plan = await ExplainAsync(new BsonDocument
        {
            ["find"] = "otps",
            ["filter"] = new BsonDocument { ["phone_number"] = Number, ["purpose"] = new BsonDocument("$in", new BsonArray { "registration", "login" }), ["is_used"] = false },
            ["sort"] = new BsonDocument { ["created_at"] = -1, ["_id"] = -1 },
            ["limit"] = 1,
        });

        plan.Indexes.Distinct().ShouldBe(["phone_number_purpose_newest"]);
        plan.Stages.ShouldNotContain("SORT");
        plan.DocumentsExamined.ShouldBe(1);
    }

    [Test]
    public async Task Requirement05_Codes_AreAMinuteApart_FiveAnHour_TenADay()
    {
        var (admitted, start) = (new List<TimeSpan>(), _clock.GetUtcNow());
        while (_clock.GetUtcNow() - start < TimeSpan.FromHours(23))
        {
            if ((await Throttle.AdmitAsync(CodePurpose.Login, Number, None)).Error is not { } error)
            {
                admitted.Add(_clock.GetUtcNow() - start);
                continue;
            }

            error.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            _clock.Advance(error.RetryAfter.Value);
        }

        admitted.Select(at => at.TotalMinutes).ShouldBe([0, 1, 2, 3, 4, 60, 61, 62, 63, 64]);
        _trail.Recorded.ShouldContain(AuditActions.Throttled);
    }

    [Test]
    public async Task Requirement05_ManyRequestsAtOnce_LetOneThrough_AndAUsedCodeTheNext()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Throttle.AdmitAsync(CodePurpose.Login, Number, None)));

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        (await Throttle.AdmitAsync(CodePurpose.Registration, Number, None)).IsSuccess.ShouldBeTrue();
        await Throttle.SucceededAsync(CodePurpose.Login, Number, None);
        (await Throttle.AdmitAsync(CodePurpose.Login, Number, None)).IsSuccess.ShouldBeTrue();
        (await Throttle.AdmitAsync(CodePurpose.Login, Number, None)).IsSuccess.ShouldBeFalse();
    }

    [Test]
    public async Task Requirement05_OneAddress_AsksThirtyTimesAnHour()
    {
        for (var index = 0; index < 30; index++)
        {
            (await Throttle.AdmitAsync(CodePurpose.Login, $"+23480123456{index:D2}", None)).IsSuccess.ShouldBeTrue();
        }

        var refused = await Throttle.AdmitAsync(CodePurpose.Login, "+2348012345699", None);

        refused.Error!.RetryAfter!.Value.ShouldBe(TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromHours(1));
        (await Throttle.AdmitAsync(CodePurpose.Login, "+2348012345699", None)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task Requirement05_SmsBudget_EndsWithTheDay_AndIsAuditedOnce()
    {
        _options.SmsPerDay = 3;
        for (var index = 0; index < 3; index++)
        {
            (await Throttle.SpendSmsAsync(isSent: false, None)).IsSuccess.ShouldBeTrue();
            (await Throttle.SpendSmsAsync(isSent: true, None)).IsSuccess.ShouldBeTrue();
        }

        (await Throttle.SpendSmsAsync(isSent: true, None)).IsSuccess.ShouldBeFalse();
        (await Throttle.SpendSmsAsync(isSent: true, None)).IsSuccess.ShouldBeFalse();
        (await Throttle.SpendSmsAsync(isSent: false, None)).IsSuccess.ShouldBeFalse();
        _trail.Recorded.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromDays(1));
        (await Throttle.SpendSmsAsync(isSent: true, None)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task Requirement05_AHundredFailuresInARow_CloseTheDestination()
    {
        for (var index = 0; index < 99; index++)
        {
            await Throttle.FailedAsync(Number, None);
        }

        (await Throttle.AdmitAsync(CodePurpose.Login, Number, None)).IsSuccess.ShouldBeTrue();
        await Throttle.FailedAsync(Number, None);

        (await Throttle.AdmitAsync(CodePurpose.Registration, Number, None)).Error!.RetryAfter.ShouldBe(TimeSpan.FromHours(24));
        _clock.Advance(TimeSpan.FromHours(24));
        (await Throttle.AdmitAsync(CodePurpose.Registration, Number, None)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task TimeThatTheRefusalTakes_IsNoLongerToBeWaited()
    {
        await Throttle.AdmitAsync(CodePurpose.Login, Number, None);
        _trail.Recording = () => _clock.Advance(TimeSpan.FromSeconds(7));

        (await Throttle.AdmitAsync(CodePurpose.Login, Number, None)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(53));
    }

    private async Task<Challenge> AddAsync(CodePurpose purpose = CodePurpose.Login, string destination = Number)
    {
        var now = _clock.GetUtcNow();
        var challenge = new Challenge(EntityId.New(now), purpose, destination, NewId(), now, now + TimeSpan.FromMinutes(5));
        await Store.AddAsync(challenge, Right, None);
        return challenge;
    }

    /// <summary>One address, and the actions that were audited.</summary>
    private sealed class Trail : IRequestOrigin, IAuditLog
    {
        public List<string> Recorded { get; } = [];

        public Action Recording { get; set; } = () => { };

        public string? Address => "203.0.113.7";

        public string? Device => null;

        public string? TraceId => null;

        public Task RecordAsync(AuditEvent entry, CancellationToken cancellationToken)
        {
            Recording();
            lock (Recorded)
            {
                Recorded.Add(entry.Action);
            }

            return Task.CompletedTask;
        }
    }
}
