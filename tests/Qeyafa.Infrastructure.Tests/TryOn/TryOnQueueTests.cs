using MongoDB.Bson;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Tests.TryOn;

public sealed class TryOnQueueTests : TryOnFixture
{
    private readonly EntityId _owner = NewId();

    [Test]
    public async Task Claims_TakeWhatIsDueForLongest_AndNothingTwice()
    {
        var node = Node();
        var (first, second) = (await node.AskAsync(_owner), await node.AskAsync(_owner));
        await SetAsync(second, "due_at", DateTime.UtcNow.AddMinutes(-1));

        (await node.Queue.ClaimAsync(None))!.Job.Id.ShouldBe(second.Id);
        (await node.Queue.ClaimAsync(None))!.Job.Id.ShouldBe(first.Id);
        (await node.Queue.ClaimAsync(None)).ShouldBeNull();
    }

    [Test]
    public async Task Wake_MakesAWaitingTryOnDue_AndAHeldOneWhenItIsLetGoOf()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);
        var waits = new EngineStep.Working("p1", HasStarted: true, TimeSpan.FromHours(1));
        await node.Queue.ContinueAsync((await node.Queue.ClaimAsync(None))!, "replicate", waits, None);
        (await node.Queue.ClaimAsync(None)).ShouldBeNull();

        (await node.Queue.WakeAsync("replicate", "p2", None)).ShouldBeFalse();
        (await node.Queue.WakeAsync("preview", "p1", None)).ShouldBeFalse();
        (await node.Queue.WakeAsync("replicate", "p1", None)).ShouldBeTrue();
        var held = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
        (held.Reference, held.Engine, held.Job.Attempts).ShouldBe(("p1", "replicate", 1));

        (await node.Queue.WakeAsync("replicate", "p1", None)).ShouldBeTrue();
        (await node.Queue.ClaimAsync(None)).ShouldBeNull("the holder keeps its lease");
        await node.Queue.ContinueAsync(held, "replicate", waits, None);
        var again = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
        await node.Queue.ContinueAsync(again, "replicate", waits, None);
        (await node.Queue.ClaimAsync(None)).ShouldBeNull("news counts once");

        await node.TryOns.CancelAsync(job.Id, _owner, Now, None);
        (await node.Queue.WakeAsync("replicate", "p1", None)).ShouldBeFalse();
    }

    [Test]
    public async Task Deadline_RunsFromTheFirstAttempt_AndFromARetryAnew()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);
        var first = (await node.Queue.ClaimAsync(None))!;
        await node.Queue.RetryLaterAsync(first, TimeSpan.Zero, keepReference: false, None);

        (await node.Queue.ClaimAsync(None))!.Deadline.ShouldBe(first.Deadline);

        await SetAsync(job, "deadline_at", DateTime.UtcNow.AddHours(-1));
        await node.TryOns.CancelAsync(job.Id, _owner, Now, None);
        await node.TryOns.RetryAsync(job.Id, _owner, DateTimeOffset.UtcNow, None);
        (await node.Queue.ClaimAsync(None))!.Deadline.ShouldBeGreaterThan(DateTimeOffset.UtcNow);
    }

    [Test]
    public async Task CanceledTryOnAtAnEngine_StaysDueUntilTheEngineIsTold_AndCountsNoMore()
    {
        var node = Node(options => (options.PerUser, options.Overall) = (1, 1));
        var job = await node.AskAsync(_owner);
        await node.Queue.ContinueAsync((await node.Queue.ClaimAsync(None))!, "scripted", new EngineStep.Working("$p1", HasStarted: true, TimeSpan.FromHours(1)), None);
        (await node.TryOns.CancelAsync(job.Id, _owner, DateTimeOffset.UtcNow, None)).ShouldNotBeNull();

        (await node.Admission.RunAsync<Done>(_owner, _ => Task.FromResult<Result<Done>>(default(Done)), None)).IsSuccess.ShouldBeTrue();
        await node.Teller.TellAsync(job.Id, _owner, None);
        node.Engine.Cancels.Single().Reference.ShouldBe("$p1");
        var claim = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
        (claim.Job.Status, claim.Job.Attempts).ShouldBe((TryOnStatus.Canceled, 1));
        await node.Queue.CancelSettledAsync(claim, None);
        (await node.Queue.ClaimAsync(None)).ShouldBeNull();
    }

    [Test]
    public async Task Limits_HoldUnderParallelRequests()
    {
        var nodes = new[] { Node(Limited), Node(Limited) };
        var owners = new[] { NewId(), NewId(), NewId() };

        var made = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() => AskAsync(nodes[number % 2], owners[number % 3]))));

        var stored = await Stored.CountDocumentsAsync(new BsonDocument());
        (stored, made.Count(result => result.IsSuccess)).ShouldBe((10, 10));
        foreach (var owner in owners)
        {
            (await Stored.CountDocumentsAsync(new BsonDocument("user_id", owner.ToBson()))).ShouldBeLessThanOrEqualTo(4);
        }

        made.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error == TryOnErrors.OverallLimit || result.Error == TryOnErrors.UserLimit(4));

        static void Limited(Qeyafa.Infrastructure.TryOn.TryOnOptions options) => (options.PerUser, options.Overall) = (4, 10);
    }

    [Test]
    public async Task Limits_OfOnePerson_HoldUnderParallelRequests_AndAFailureStoresNothing()
    {
        var nodes = new[] { Node(options => options.PerUser = 5), Node(options => options.PerUser = 5) };

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => AskAsync(nodes[number % 2], _owner))));
        var refused = await nodes[0].Admission.RunAsync<Done>(
            NewId(),
            async cancellation =>
            {
                await nodes[0].TryOns.AddAsync(TryOnJob.Create(NewId(), _owner, NewId(), NewId(), Now), cancellation);
                return Error.ConcurrentChange;
            },
            None);

        (made.Count(result => result.IsSuccess), made.Count(result => result.Error?.Code == "tryon_limit_user")).ShouldBe((5, 15));
        refused.Error.ShouldBe(Error.ConcurrentChange);
        (await Stored.CountDocumentsAsync(new BsonDocument())).ShouldBe(5);
    }

    private static Task<Result<TryOnJob>> AskAsync(TryOnNode node, EntityId owner) => node.Admission.RunAsync<TryOnJob>(
        owner,
        async cancellation =>
        {
            var job = TryOnJob.Create(EntityId.New(DateTimeOffset.UtcNow), owner, NewId(), NewId(), DateTimeOffset.UtcNow);
            return await node.TryOns.AddAsync(job, cancellation) ? job : Error.ConcurrentChange;
        },
        None);

    private async Task SetAsync(TryOnJob job, string field, DateTime at) =>
        await Stored.UpdateOneAsync(new BsonDocument("_id", job.Id.ToBson()), new BsonDocument("$set", new BsonDocument(field, at)));
}
