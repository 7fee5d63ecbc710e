using MongoDB.Bson;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.TryOn;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.TryOn;

public sealed class TryOnWorkerTests : TryOnFixture
{
    [Test]
    public async Task Success_IsRecordedWholeAndLeavesNoWorkings()
    {
        var node = await Node().StartAsync();

        var done = await node.EndAsync(await node.AskAsync(NewId()));

        (done.Status, done.Attempts, done.ModelUsed, done.ProcessingTime, done.Failure).ShouldBe((TryOnStatus.Completed, 1, "scripted 1", TimeSpan.FromSeconds(1.5), null));
        done.CompletedAt.ShouldNotBeNull();
        done.Result.ShouldNotBeNull().Value.ShouldBe($"tryon/{done.UserId}/{done.Id}.jpg");
        Pictures.Keys.ShouldBe([done.Result.Value]);
        (await DocumentAsync(done)).Names.Intersect(TryOnDocument.Workings).ShouldBeEmpty();
    }

    [Test]
    public async Task Engine_IsToldBodyAndGarment()
    {
        var node = await Node().StartAsync();

        var done = await node.EndAsync(await node.AskAsync(NewId()));

        var step = node.Engine.Steps.ShouldHaveSingleItem();
        (step.TryOnId, step.OwnerId, step.Attempt, step.Reference).ShouldBe((done.Id, done.UserId, 1, null));
        (step.Body.Picture.Id, step.Body.HeightCm, step.Garment.Picture.Id, step.Garment.Category).ShouldBe((done.BodyId, 170, done.ClothingId, "dress"));
    }

    [Test]
    public async Task Working_IsAskedAgainWithItsReference_AndWhatIsDoneElsewhereWaitsUntilItHasBegun()
    {
        var node = Node();
        node.Engine.WorksElsewhere = true;
        var seen = new List<(string? Reference, TryOnStatus Status)>();
        node.Engine.Script = async (job, _) =>
        {
            seen.Add((job.Reference, (await node.TryOns.FindAsync(job.TryOnId, OwnerScope.Everyone, None))!.Status));
            return job.Reference switch
            {
                null => new EngineStep.Working("queued", HasStarted: false, TimeSpan.Zero),
                "queued" => new EngineStep.Working("running", HasStarted: true, TimeSpan.FromMilliseconds(30)),
                "running" => new EngineStep.Working("nobody knows", HasStarted: false, TimeSpan.FromMilliseconds(30)),
                _ => node.Engine.Success(job),
            };
        };
        await node.StartAsync();

        var done = await node.EndAsync(await node.AskAsync(NewId()));

        seen.ShouldBe([(null, TryOnStatus.Pending), ("queued", TryOnStatus.Pending), ("running", TryOnStatus.Processing), ("nobody knows", TryOnStatus.Processing)]);
        (done.Status, done.Attempts).ShouldBe((TryOnStatus.Completed, 1));
    }

    [Test]
    public async Task Failure_IsRetriedFromTheStart_UntilItWorks()
    {
        var node = Node();
        node.Engine.Script = (job, _) => Task.FromResult<EngineStep>(
            job.Attempt == 1 && job.Reference is null ? new EngineStep.Working("first", HasStarted: true, TimeSpan.Zero)
            : job.Attempt < 3 ? new EngineStep.Failed("The model was away.", MayRetry: true)
            : node.Engine.Success(job));
        await node.StartAsync();

        var done = await node.EndAsync(await node.AskAsync(NewId()));

        (done.Status, done.Attempts, done.Failure).ShouldBe((TryOnStatus.Completed, 3, null));
        node.Engine.Steps.Select(step => (step.Attempt, step.Reference)).ShouldBe([(1, null), (1, "first"), (2, null), (3, null)]);
    }

    [Test]
    public async Task Failure_OfEveryAttempt_IsTheLastReason()
    {
        var node = Node();
        node.Engine.Script = (job, _) => Task.FromResult<EngineStep>(new EngineStep.Failed($"Reason {job.Attempt}.", MayRetry: true));
        await node.StartAsync();

        var ended = await node.EndAsync(await node.AskAsync(NewId()));

        (ended.Status, ended.Attempts, ended.Failure).ShouldBe((TryOnStatus.Failed, 3, "Reason 3."));
        ended.CompletedAt.ShouldNotBeNull();
        Pictures.Keys.ShouldBeEmpty();
    }

    [Test]
    public async Task Failure_ThatNoAttemptMends_IsTheEnd()
    {
        var node = Node();
        node.Engine.Script = (_, _) => Task.FromResult<EngineStep>(new EngineStep.Failed("There is nobody in the picture.", MayRetry: false));
        await node.StartAsync();

        var ended = await node.EndAsync(await node.AskAsync(NewId()));

        (ended.Attempts, ended.Failure).ShouldBe((1, "There is nobody in the picture."));
    }

    [Test]
    public async Task Fault_IsRetriedWithItsReference_AndNeverShown()
    {
        var node = Node();
        node.Engine.Script = (job, _) => job.Reference is null
            ? Task.FromResult<EngineStep>(new EngineStep.Working("paid for", HasStarted: true, TimeSpan.Zero))
            : throw new InvalidOperationException("password=hunter2");
        await node.StartAsync();

        var ended = await node.EndAsync(await node.AskAsync(NewId()));

        (ended.Status, ended.Attempts, ended.Failure).ShouldBe((TryOnStatus.Failed, 3, "Something went wrong on our side. Please try again."));
        node.Engine.Steps.Select(step => (step.Attempt, step.Reference)).ShouldBe([(1, null), (1, "paid for"), (2, "paid for"), (3, "paid for")]);
    }

    [Test]
    public async Task MissingGarment_FailsInWords()
    {
        var node = Node();
        var job = await node.AskAsync(NewId());
        Wardrobe.RemoveGarment(job.UserId, job.ClothingId);
        await node.StartAsync();

        (await node.EndAsync(job)).Failure.ShouldBe("The garment or its picture is gone.");
        node.Engine.Steps.ShouldBeEmpty();
    }

    [Test]
    public async Task BusyStorage_IsTriedAgainWithWhatTheEngineMade_AndARefusedPictureFromTheStart()
    {
        var node = Node();
        var answers = new Queue<Error?>([new Error(ErrorKind.Unavailable, "pictures_busy", "Busy."), Error.Rule("image", "is damaged."), null]);
        Pictures.BeforeStore = (_, _) => Task.FromResult(answers.Dequeue());
        node.Engine.Script = (job, _) => Task.FromResult<EngineStep>(
            job.Reference is null ? new EngineStep.Working($"made {job.Attempt}", HasStarted: true, TimeSpan.Zero) : node.Engine.Success(job));
        await node.StartAsync();

        (await node.EndAsync(await node.AskAsync(NewId()))).Attempts.ShouldBe(3);
        node.Engine.Steps.Select(step => step.Reference).ShouldBe([null, "made 1", "made 1", null, "made 3"]);
    }

    [Test]
    public async Task Working_OfAnEngineOfOurOwn_IsProcessingFromTheFirstStepOn()
    {
        var node = Node();
        var seen = new List<TryOnStatus>();
        node.Engine.Script = async (job, _) =>
        {
            seen.Add((await node.TryOns.FindAsync(job.TryOnId, OwnerScope.Everyone, None))!.Status);
            return job.Reference is null ? new EngineStep.Working("first", HasStarted: false, TimeSpan.FromMilliseconds(1)) : node.Engine.Success(job);
        };
        await node.StartAsync();

        await node.EndAsync(await node.AskAsync(NewId()));

        seen.ShouldBe([TryOnStatus.Processing, TryOnStatus.Processing]);
    }

    [Test]
    public async Task TimeOver_WhileThePictureIsStored_GivesItUpInWords()
    {
        var node = Node();
        var job = await node.AskAsync(NewId());
        await Stored.UpdateOneAsync(new BsonDocument("_id", job.Id.ToBson()), new BsonDocument("$set", new BsonDocument("deadline_at", DateTime.UtcNow.AddSeconds(1))));
        Pictures.BeforeStore = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        };
        await node.StartAsync();

        var ended = await node.EndAsync(job);

        (ended.Status, ended.Attempts, ended.Failure).ShouldBe((TryOnStatus.Failed, 1, "It took longer than 15 minutes and was given up. Please try again."));
    }

    [Test]
    public async Task TimeOver_GivesUpAHangingEngine_AndTellsIt()
    {
        var node = Node();
        var job = await node.AskAsync(NewId());
        node.Engine.Script = async (step, _) =>
        {
            if (step.Reference is null)
            {
                return new EngineStep.Working("hangs", HasStarted: true, TimeSpan.FromMilliseconds(1));
            }

            await Stored.UpdateOneAsync(new BsonDocument("_id", job.Id.ToBson()), new BsonDocument("$set", new BsonDocument("deadline_at", DateTime.UtcNow)), cancellationToken: None);
            return new EngineStep.Working("hangs", HasStarted: true, TimeSpan.FromMilliseconds(1));
        };
        await node.StartAsync();

        var ended = await node.EndAsync(job);

        (ended.Status, ended.Failure).ShouldBe((TryOnStatus.Failed, "It took longer than 15 minutes and was given up. Please try again."));
        await Eventually.HoldsAsync(() => node.Engine.Cancels.Any(cancel => cancel.Reference == "hangs"), "the engine is told");
    }

    [Test]
    public void Waits_DoubleUpToALimitAndVaryByHalf()
    {
        var options = new TryOnOptions { RetryMilliseconds = 1_000, MaxRetrySeconds = 60 };
        foreach (var (attempts, whole) in new[] { (1, 1_000.0), (2, 2_000), (5, 16_000), (30, 60_000) })
        {
            var waits = Enumerable.Range(0, 100).Select(_ => TryOnRun.WaitAfter(attempts, options).TotalMilliseconds).ToList();
            waits.ShouldAllBe(wait => wait >= whole / 2 && wait <= whole * 1.5);
            waits.Distinct().Count().ShouldBeGreaterThan(10);
        }
    }

    [Test]
    public async Task UnknownEngine_StopsTheStart_UnlessTheNodeWorksOnNone()
    {
        (await Should.ThrowAsync<SettingException>(Node(options => options.Engine = "magic").StartAsync())).Message.ShouldContain("TryOn:Engine");

        await Node(options => (options.Engine, options.Workers) = ("magic", 0)).StartAsync();
    }
}
