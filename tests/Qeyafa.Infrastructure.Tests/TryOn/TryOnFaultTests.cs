using System.Collections.Concurrent;
using MongoDB.Bson;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>Nodes that race, die, hang, stop, and lose their database.</summary>
public sealed class TryOnFaultTests : TryOnFixture
{
    [Test]
    public async Task FiftyJobs_OnTwoNodes_AreDoneOnceEach()
    {
        var (first, second) = (Node(), Node());
        var jobs = new List<TryOnJob>();
        for (var count = 0; count < 50; count++)
        {
            jobs.Add(await first.AskAsync(NewId()));
        }

        // Neither goes on before the other has begun, too: the faster one would do all of them.
        var (firstBegan, secondBegan) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Meet(first, firstBegan);
        Meet(second, secondBegan);
        await first.StartAsync();
        await second.StartAsync();
        foreach (var job in jobs)
        {
            ((await first.EndAsync(job)).Status, first.Engine.StepsOf(job.Id) + second.Engine.StepsOf(job.Id)).ShouldBe((TryOnStatus.Completed, 1));
        }

        (first.Engine.Steps.IsEmpty, second.Engine.Steps.IsEmpty).ShouldBe((false, false));
        Pictures.Keys.Count.ShouldBe(50);

        void Meet(TryOnNode node, TaskCompletionSource began) => node.Engine.Script = async (job, cancellation) =>
        {
            began.TrySetResult();
            await Task.WhenAll(firstBegan.Task, secondBegan.Task).WaitAsync(cancellation);
            return node.Engine.Success(job);
        };
    }

    [Test]
    public async Task NodeThatDied_IsReplacedAfterItsLease_AndRecordsNothingWhenItWakes()
    {
        using var itsConnection = new MongoClient(MongoClientSettings.FromConnectionString(await TestMongo.UrlAsync()));
        await using var dead = new TryOnNode(itsConnection, itsConnection.GetDatabase(Database.DatabaseNamespace.DatabaseName), Pictures, Wardrobe, options => options.Workers = 1);
        var hangs = new TaskCompletionSource<EngineStep>(TaskCreationOptions.RunContinuationsAsynchronously);
        dead.Engine.Script = (job, _) => job.Reference is null
            ? Task.FromResult<EngineStep>(new EngineStep.Working("begun", HasStarted: true, TimeSpan.Zero))
            : hangs.Task;
        var job = await dead.AskAsync(NewId());
        await dead.StartAsync();
        await Eventually.HoldsAsync(() => dead.Engine.Steps.Count == 2, "the engine hangs");

        itsConnection.Dispose();
        await MakeDueAsync(job);
        var alive = await Node().StartAsync();
        var done = await alive.EndAsync(job);
        hangs.SetResult(dead.Engine.Success(dead.Engine.Steps.Last(), "the dead one's"));

        (done.Status, done.Attempts, done.ModelUsed).ShouldBe((TryOnStatus.Completed, 2, "scripted 1"));
        var step = alive.Engine.Steps.ShouldHaveSingleItem();
        (step.Attempt, step.Reference).ShouldBe((2, "begun"));
        await dead.StopAsync();
        (await alive.ReadAsync(job)).ModelUsed.ShouldBe("scripted 1");
    }

    [Test]
    public async Task LostLease_StopsTheStep_AndChangesNothing()
    {
        var node = Node(options => options.Workers = 1);
        var (begun, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        node.Engine.Script = async (job, cancellation) =>
        {
            begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                stopped.TrySetResult();
            }

            return node.Engine.Success(job);
        };
        var job = await node.AskAsync(NewId());
        await node.StartAsync();
        await begun.Task;

        var taken = new BsonDocument("$set", new BsonDocument { ["lease_owner"] = "somebody else", ["due_at"] = DateTime.UtcNow.AddHours(1) });
        await Stored.UpdateOneAsync(new BsonDocument("_id", job.Id.ToBson()), taken);
        node.Changes.Announce(job.Id);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await node.StopAsync();

        var document = await DocumentAsync(job);
        (document["status"].AsString, document["lease_owner"].AsString).ShouldBe(("processing", "somebody else"));
    }

    [Test]
    public async Task EveryChange_AsksForTheLease()
    {
        var node = Node();
        var job = await node.AskAsync(NewId());
        var lost = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
        await MakeDueAsync(job);
        var held = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
        var before = await DocumentAsync(job);
        var key = Qeyafa.Domain.Pictures.PictureKey.TryOn(job.UserId, job.Id);

        (await node.Queue.RenewAsync(lost, None)).ShouldBeFalse();
        (await node.Queue.ContinueAsync(lost, "scripted", new EngineStep.Working("x", HasStarted: true, TimeSpan.Zero), None)).ShouldBeFalse();
        (await node.Queue.CompleteAsync(lost, key, "m", TimeSpan.Zero, None)).ShouldBeFalse();
        (await node.Queue.FailAsync(lost, "x", None)).ShouldBeFalse();
        (await node.Queue.RetryLaterAsync(lost, TimeSpan.Zero, keepReference: false, None)).ShouldBeFalse();
        (await node.Queue.ReleaseAsync(lost, TimeSpan.Zero, None)).ShouldBeFalse();
        (await node.Queue.EndCanceledAsync(lost, None)).ShouldBeFalse();

        (await DocumentAsync(job)).ShouldBe(before);
        (await node.Queue.CompleteAsync(held, key, "m", TimeSpan.Zero, None)).ShouldBeTrue();
        (await node.Queue.CompleteAsync(held, key, "m", TimeSpan.Zero, None)).ShouldBeFalse();
    }

    [Test]
    public async Task CancelingAndCompletingAtOnce_EndsItOneWay()
    {
        var node = Node();
        var ends = new ConcurrentBag<TryOnStatus>();
        for (var round = 0; round < 20; round++)
        {
            var job = await node.AskAsync(NewId());
            var claim = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
            var key = Qeyafa.Domain.Pictures.PictureKey.TryOn(job.UserId, job.Id);
            var completing = Task.Run(() => node.Queue.CompleteAsync(claim, key, "m", TimeSpan.Zero, None));
            var canceling = Task.Run(() => node.TryOns.CancelAsync(job.Id, job.UserId, DateTimeOffset.UtcNow, None));

            var (completed, canceled) = (await completing, await canceling is not null);

            completed.ShouldNotBe(canceled);
            var ended = await node.ReadAsync(job);
            (ended.Status, ended.Result is null).ShouldBe(completed ? (TryOnStatus.Completed, false) : (TryOnStatus.Canceled, true));
        }
    }

    [Test]
    public async Task Canceling_StopsTheStep_AndTellsTheEngineThoughItFailsAtFirst()
    {
        var node = Node();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Engine.Script = async (job, cancellation) =>
        {
            if (job.Reference is null)
            {
                return new EngineStep.Working("prediction", HasStarted: true, TimeSpan.Zero);
            }

            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return node.Engine.Success(job);
        };
        var tries = 0;
        node.Engine.OnCancel = () => Interlocked.Increment(ref tries) == 1 ? throw new HttpRequestException("away") : Task.CompletedTask;
        var job = await node.AskAsync(NewId());
        await node.StartAsync();
        await began.Task;

        (await node.TryOns.CancelAsync(job.Id, job.UserId, DateTimeOffset.UtcNow, None)).ShouldNotBeNull();

        await Eventually.HoldsAsync(async () => !(await DocumentAsync(job)).Contains("due_at"), "the engine has been told");
        node.Engine.Cancels.Select(cancel => cancel.Reference).ShouldBe(["prediction", "prediction"]);
        ((await node.ReadAsync(job)).Status, Pictures.Keys.Count).ShouldBe((TryOnStatus.Canceled, 0));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task ReferenceOfACanceledTryOn_IsCanceledAtTheEngineAtOnce(bool isLeftBehind)
    {
        var node = Node();
        node.Engine.Script = async (job, cancellation) =>
        {
            (await node.TryOns.CancelAsync(job.TryOnId, job.OwnerId, DateTimeOffset.UtcNow, None)).ShouldNotBeNull();
            if (isLeftBehind)
            {
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return new EngineStep.Working("too late", HasStarted: false, TimeSpan.FromHours(1));
        };
        await node.AskAsync(NewId());
        await node.StartAsync();

        await Eventually.HoldsAsync(() => node.Engine.Cancels.Any(cancel => cancel.Reference == "too late"), "the engine is told");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task DeletedWhileItsPictureIsStored_LeavesNoPicture(bool isStopped)
    {
        var node = Node();
        var job = await node.AskAsync(NewId());
        Pictures.BeforeStore = async (_, cancellation) =>
        {
            (await node.TryOns.DeleteAsync(job.Id, job.UserId, expectedVersion: null, None)).ShouldBeTrue();
            await Task.Delay(isStopped ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation);
            return null;
        };
        await node.StartAsync();

        await Eventually.HoldsAsync(() => !Pictures.Deleted.IsEmpty, "the picture is deleted");

        Pictures.Deleted.ShouldBe([$"tryon/{job.UserId}/{job.Id}.jpg"]);
        Pictures.Keys.ShouldBeEmpty();
    }

    [Test]
    public async Task StoringForLong_KeepsTheLease()
    {
        var (node, other) = (Node(), Node());
        var job = await node.AskAsync(NewId());
        Pictures.BeforeStore = async (_, cancellation) =>
        {
            for (var times = 0; times < 2; times++)
            {
                var end = await LeaseEndAsync();
                await Eventually.HoldsAsync(async () => await LeaseEndAsync() > end, "the lease is made longer");
            }

            cancellation.ThrowIfCancellationRequested();
            return null;
        };
        await node.StartAsync();
        await Eventually.HoldsAsync(() => !node.Engine.Steps.IsEmpty, "the engine is asked");
        await other.StartAsync();

        var done = await node.EndAsync(job);

        (done.Status, done.Attempts, other.Engine.Steps.Count).ShouldBe((TryOnStatus.Completed, 1, 0));

        async Task<DateTime> LeaseEndAsync() => (await DocumentAsync(job))["due_at"].ToUniversalTime();
    }

    [Test]
    public async Task StoppedNode_LetsGoAtOnce_AndAnotherGoesOnWithTheSameAttempt()
    {
        var first = Node(options => options.LeaseSeconds = 3_600);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Engine.Script = async (job, cancellation) =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return first.Engine.Success(job);
        };
        var job = await first.AskAsync(NewId());
        await first.StartAsync();
        await began.Task;

        await first.StopAsync();
        var second = await Node().StartAsync();
        var done = await second.EndAsync(job);

        (done.Status, done.Attempts).ShouldBe((TryOnStatus.Completed, 1));
    }

    [Test]
    public async Task TryOnThatKillsEveryNode_IsGivenUp()
    {
        var node = Node();
        var job = await node.AskAsync(NewId());
        for (var death = 0; death < 3; death++)
        {
            (await node.Queue.ClaimAsync(None)).ShouldNotBeNull().Job.Attempts.ShouldBe(death + 1);
            await MakeDueAsync(job);
        }

        await node.StartAsync();

        (await node.EndAsync(job)).Failure.ShouldBe("The work on it was interrupted too often. Please try again.");
        node.Engine.Steps.ShouldBeEmpty();
    }

    private async Task MakeDueAsync(TryOnJob job) =>
        await Stored.UpdateOneAsync(new BsonDocument("_id", job.Id.ToBson()), new BsonDocument("$set", new BsonDocument("due_at", DateTime.UtcNow.AddSeconds(-1))));
}
