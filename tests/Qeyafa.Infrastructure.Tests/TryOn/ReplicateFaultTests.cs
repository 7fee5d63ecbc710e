using Microsoft.Extensions.Logging;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Infrastructure.TryOn.Replicate;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>What the engine does while Replicate misbehaves, or the worker dies.</summary>
public sealed class ReplicateFaultTests
{
    private ReplicateRig _rig = null!;

    private static IEnumerable<TestCaseData> Unclear =>
    [
        new TestCaseData(Misbehaving.DoAndDrop).SetArgDisplayNames("carried out, connection lost"),
        new TestCaseData(Misbehaving.DoAndFail).SetArgDisplayNames("carried out, 502"),
        new TestCaseData(Misbehaving.Drop).SetArgDisplayNames("connection lost"),
        new TestCaseData(Misbehaving.Status(500)).SetArgDisplayNames("500"),
        new TestCaseData(Misbehaving.Status(503, "busy")).SetArgDisplayNames("503"),
        new TestCaseData(Misbehaving.Babble).SetArgDisplayNames("no JSON"),
        new TestCaseData(Misbehaving.Json("""{"status": "starting"}""")).SetArgDisplayNames("no id"),
        new TestCaseData(Misbehaving.Json("""{"id": "../x"}""")).SetArgDisplayNames("an id that is none"),
        new TestCaseData(Misbehaving.CutShort).SetArgDisplayNames("cut short"),
    ];

    [SetUp]
    public async Task StartAsync() => _rig = await ReplicateRig.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _rig.DisposeAsync();

    [TestCaseSource(nameof(Unclear))]
    public async Task Create_WithAnUnclearAnswer_IsLookedFor_SoThatThereIsOnePredictionInTheEnd(Misbehaviour misbehaviour)
    {
        ArgumentNullException.ThrowIfNull(misbehaviour);
        _rig.Server.Next("create", misbehaviour);

        await FinishAsync();

        _rig.Server.Created.ShouldBe(1);
    }

    [Test]
    public async Task Create_ThatHangs_IsGivenUpInTime_AndLookedFor()
    {
        var usual = _rig.Options.RequestSeconds;
        _rig.Server.Next("create", Misbehaving.Hang);

        // Only for the call that hangs, as any other may take as long on a busy machine.
        _rig.Options.RequestSeconds = 1;
        await Eventually.HoldsAsync(
            async () =>
            {
                await _rig.StepAsync();
                return _rig.Server.Count("create") > 0;
            },
            "the prediction is asked for");
        _rig.Options.RequestSeconds = usual;
        await FinishAsync();

        (_rig.Server.Created, _rig.Server.Count("create")).ShouldBe((1, 2));
    }

    [Test]
    public async Task WorkerThatDiesBetweenCreatingAndRecording_MakesNoSecondPrediction()
    {
        await _rig.StepAsync();
        await _rig.StepAsync(dies: true);
        _rig.Server.Created.ShouldBe(1);
        for (var others = 0; others < 5; others++) _rig.Server.AddForeign();
        _rig.Server.PageSize = 2;

        await _rig.CreatedAsync();

        _rig.Server.Count("create").ShouldBe(1);
        _rig.Reference!.ShouldStartWith("prediction:p");
    }

    [Test]
    public async Task WorkerThatDiesAtEveryStep_MakesNoSecondPrediction()
    {
        for (var step = 0; step < 10; step++)
        {
            await _rig.StepAsync(dies: true);
            await _rig.StepAsync();
        }

        _rig.Server.Created.ShouldBe(1);
    }

    [Test]
    public async Task PredictionOfAnotherTryOn_IsNotTakenForOurs()
    {
        _rig.Server.AddForeign();

        await _rig.CreatedAsync();

        _rig.Server.Created.ShouldBe(2);
    }

    [Test]
    public async Task Search_StopsAtWhatIsOlderThanTheIntent()
    {
        for (var others = 0; others < 10; others++) _rig.Server.AddForeign();
        _rig.Server.PageSize = 2;
        _rig.Clock.Advance(TimeSpan.FromMinutes(10));

        await _rig.CreatedAsync();

        _rig.Server.Count("list").ShouldBe(1);
    }

    [Test]
    public async Task Search_GivesTheTokenToNoOtherAddress()
    {
        _rig.Server.Next("list", Misbehaving.Json($$"""{"results": [], "next": "{{_rig.Server.Address}}/elsewhere?cursor=1"}"""));

        await _rig.CreatedAsync();

        _rig.Server.Calls.ShouldNotContain(call => call.Path.Contains("elsewhere", StringComparison.Ordinal));
        _rig.Server.Created.ShouldBe(1);
    }

    [TestCaseSource(nameof(Unclear))]
    public async Task ListThatCannotBeRead_CreatesNothing(Misbehaviour misbehaviour)
    {
        ArgumentNullException.ThrowIfNull(misbehaviour);
        await _rig.StepAsync();
        _rig.Server.Next("list", misbehaviour);

        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>().Reference.ShouldStartWith("intent:1:");

        _rig.Server.Created.ShouldBe(0);
    }

    [TestCase("""{"title": "Too many requests", "detail": "Request was throttled. Your rate limit resets in ~30s.", "status": 429}""", 30)]
    [TestCase("""{"detail": "Expected available in 2 minutes."}""", 120)]
    [TestCase("""{"detail": "Slow down"}""", 10)]
    [TestCase("""{"detail": "resets in 5000 hours"}""", 300)]
    [TestCase("nonsense", 10)]
    public async Task TooManyRequests_WaitsAsLongAsReplicateSays(string body, int seconds)
    {
        await _rig.StepAsync();
        _rig.Server.Next("create", Misbehaving.Status(429, body));
        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>().AskAgainAfter.ShouldBe(TimeSpan.FromSeconds(seconds));

        await _rig.CreatedAsync();
        _rig.Server.Next("get", Misbehaving.Status(429, body));
        var asked = (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>();

        (asked.AskAgainAfter, _rig.Server.Created).ShouldBe((TimeSpan.FromSeconds(seconds), 1));
    }

    [Test]
    public async Task CreateThatIsNeverAnswered_FailsAfterAWhile_AndMayBeTriedAgain()
    {
        _rig.Server.Next("create", Enumerable.Repeat(Misbehaving.Status(500), 100));

        (await _rig.RunAsync()).ShouldBe(new EngineStep.Failed("The try-on service does not answer.", MayRetry: true));
        (_rig.Clock.GetUtcNow() - new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)).ShouldBeGreaterThan(TimeSpan.FromSeconds(_rig.Options.GiveUpSeconds));
    }

    [TestCase(401, false, "not set up")]
    [TestCase(402, false, "cannot take work")]
    [TestCase(403, false, "not set up")]
    [TestCase(404, false, "not set up")]
    [TestCase(422, false, "did not take")]
    [TestCase(400, false, "did not take")]
    [TestCase(302, false, "not set up")]
    public async Task CreateThatIsRefused_FailsForGood_AndTheOperatorReadsWhy(int status, bool mayRetry, string words)
    {
        _rig.Server.Next("create", Misbehaving.Status(status, """{"title": "No", "detail": "See https://api.example.com/x?signature=abc and data:image/jpeg;base64,AAAA"}"""));

        var failed = (await _rig.RunAsync()).ShouldBeOfType<EngineStep.Failed>();

        failed.MayRetry.ShouldBe(mayRetry);
        failed.Reason.ShouldContain(words);
        var line = _rig.Log.Lines.Single(line => line.Level == LogLevel.Error).Text;
        line.ShouldContain($"{status}: No: See … and …");
        line.ShouldNotContain(ReplicateServer.Token);
        _rig.Server.Count("create").ShouldBe(1);
    }

    [Test]
    public async Task TokenThatIsWrong_FailsForGood()
    {
        _rig.Options.Token = "r8_other";

        (await _rig.RunAsync()).ShouldBeOfType<EngineStep.Failed>().MayRetry.ShouldBeFalse();
        _rig.Log.Lines.ShouldNotContain(line => line.Text.Contains("r8_other", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Unclear))]
    public async Task PredictionThatCannotBeRead_IsAskedForAgain(Misbehaviour misbehaviour)
    {
        ArgumentNullException.ThrowIfNull(misbehaviour);
        await _rig.CreatedAsync();
        var reference = _rig.Reference;
        _rig.Server.Next("get", misbehaviour);

        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>().Reference.ShouldBe(reference);

        await FinishAsync();
    }

    [TestCase(404)]
    [TestCase(410)]
    public async Task PredictionThatIsGone_FailsAndMayBeTriedAgain(int status)
    {
        await _rig.CreatedAsync();
        _rig.Server.Next("get", Misbehaving.Status(status));

        (await _rig.StepAsync()).ShouldBe(ReplicateWords.ResultGone);
    }

    [TestCase(404, "deleted before")]
    [TestCase(410, "deleted before")]
    [TestCase(302, "answered no picture")]
    [TestCase(403, "answered no picture")]
    public async Task ResultThatCannotBeFetched_FailsAndMayBeTriedAgain(int status, string words)
    {
        await SucceededAsync();
        _rig.Server.Next("file", Misbehaving.Status(status));

        var failed = (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Failed>();

        (failed.MayRetry, failed.Reason.Contains(words, StringComparison.Ordinal), _rig.FilesLeft).ShouldBe((true, true, 0));
    }

    [Test]
    public async Task ResultThatIsAwayForNow_IsFetchedLater_AndLeavesNoHalfFile()
    {
        var usual = _rig.Options.DownloadSeconds;
        await SucceededAsync();
        _rig.Server.Next("file", Misbehaving.Status(500), Misbehaving.Status(429), Misbehaving.Drop, Misbehaving.CutShort, Misbehaving.Hang);
        for (var tries = 0; tries < 4; tries++) await IsAwayAsync();

        // Only for the one that hangs, which a busy machine may not even have asked for in that time.
        _rig.Options.DownloadSeconds = 1;
        await Eventually.HoldsAsync(
            async () =>
            {
                await IsAwayAsync();
                return _rig.Server.Count("file") == 5;
            },
            "the file that hangs is asked for");
        _rig.Options.DownloadSeconds = usual;
        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Succeeded>().Picture.Dispose();

        async Task IsAwayAsync()
        {
            (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>().HasStarted.ShouldBeTrue();
            _rig.FilesLeft.ShouldBe(0);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task ResultThatIsTooLarge_FailsForGood_AndLeavesNoFile(bool announced)
    {
        await SucceededAsync();
        _rig.Server.Next("file", async (context, _) =>
        {
            if (announced) context.Response.ContentLength = ReplicateOutput.MostBytes + 1;
            var chunk = new byte[1024 * 1024];
            for (var sent = 0L; sent <= ReplicateOutput.MostBytes && !context.RequestAborted.IsCancellationRequested; sent += chunk.Length) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });

        (await _rig.StepAsync()).ShouldBe(ReplicateWords.ResultTooLarge);
        _rig.FilesLeft.ShouldBe(0);
    }

    [Test]
    public async Task NextAttempt_AfterAFailure_MakesAPredictionOfItsOwn()
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("failed");
        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Failed>();

        _rig.Attempt = 2;
        await _rig.StepAsync();
        _rig.Reference!.ShouldStartWith("intent:2:");
        await FinishAsync();

        _rig.Server.Created.ShouldBe(2);
        _rig.Reference!.ShouldEndWith(":2");
    }

    [Test]
    public async Task TryOnThatIsAskedForOnceMore_DoesNotTakeTheFailureOfTheFirstTime()
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("failed");
        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Failed>();

        _rig.Reference = null;
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await FinishAsync();

        _rig.Server.Created.ShouldBe(2);
    }

    [Test]
    public async Task NextAttempt_TakesWhatTheEarlierOneStillHasUnderWay()
    {
        await _rig.CreatedAsync();
        _rig.Attempt = 2;

        await FinishAsync();

        _rig.Server.Created.ShouldBe(1);
    }

    [Test]
    public async Task NextAttempt_AfterAnIntentOfUnknownOutcome_LooksForItsPrediction()
    {
        await _rig.StepAsync();
        await _rig.StepAsync(dies: true);
        _rig.Attempt = 2;

        await FinishAsync();

        _rig.Server.Created.ShouldBe(1);
    }

    [Test]
    public async Task ReferenceOfAnotherEngine_BeginsAnew()
    {
        _rig.Reference = "preview:halfway";

        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>().Reference.ShouldStartWith("intent:1:");
    }

    [Test]
    public async Task Cancel_ThatIsNotAnswered_SaysSo()
    {
        await _rig.CreatedAsync();
        _rig.Server.Next("cancel", Misbehaving.Status(500), Misbehaving.Drop);

        await Should.ThrowAsync<ReplicateException>(() => _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None));
        await Should.ThrowAsync<ReplicateException>(() => _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None));
    }

    private async Task SucceededAsync()
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("succeeded", _rig.Server.Address + "/files/result.png");
    }

    private async Task FinishAsync()
    {
        await SucceededAsync();
        (await _rig.RunAsync()).ShouldBeOfType<EngineStep.Succeeded>().Picture.Dispose();
    }
}
