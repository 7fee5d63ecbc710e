using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.TryOn;

namespace Qeyafa.Infrastructure.Tests.TryOn;

public sealed class TryOnRepositoryTests : TryOnFixture
{
    private readonly EntityId _owner = NewId();

    [Test]
    public async Task Add_ThenFind_WithinTheScopeOnly()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);

        var found = await node.ReadAsync(job);

        (found.Status, found.BodyId, found.ClothingId, found.Attempts, found.CreatedAt, found.Version).ShouldBe((TryOnStatus.Pending, job.BodyId, job.ClothingId, 0, job.CreatedAt, 1));
        (await node.TryOns.FindAsync(job.Id, OwnerScope.Of(NewId()), None)).ShouldBeNull();
        (await node.TryOns.FindOwnerAsync(job.Id, None)).ShouldBe(_owner);
        (await node.TryOns.FindOwnerAsync(NewId(), None)).ShouldBeNull();
    }

    [Test]
    public async Task Add_OfATakenId_IsRefused()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);

        var added = await node.Work.RunAsync<Done>(async cancellation => await node.TryOns.AddAsync(job, cancellation) ? default(Done) : Error.ConcurrentChange, None);

        added.Error.ShouldBe(Error.ConcurrentChange);
    }

    [Test]
    public async Task List_IsNewestFirst_FilteredAndPaged()
    {
        var node = Node();
        await node.AskAsync(NewId());
        var jobs = new List<TryOnJob>();
        for (var count = 0; count < 5; count++)
        {
            jobs.Add(await node.AskAsync(_owner));
        }

        await node.TryOns.CancelAsync(jobs[1].Id, _owner, Now, None);
        jobs.Reverse();

        (await IdsAsync(new TryOnFilter(), new TryOnSlice(null, 0, 10))).ShouldBe(jobs.Select(job => job.Id));
        (await IdsAsync(new TryOnFilter(), new TryOnSlice(jobs[1].Id, 0, 2))).ShouldBe([jobs[2].Id, jobs[3].Id]);
        (await IdsAsync(new TryOnFilter(), new TryOnSlice(null, 3, 10))).ShouldBe([jobs[3].Id, jobs[4].Id]);
        (await IdsAsync(new TryOnFilter(TryOnStatus.Canceled), new TryOnSlice(null, 0, 10))).ShouldBe([jobs[3].Id]);
        (await IdsAsync(new TryOnFilter(BodyId: jobs[2].BodyId), new TryOnSlice(null, 0, 10))).ShouldBe([jobs[2].Id]);
        (await node.TryOns.CountAsync(_owner, new TryOnFilter(TryOnStatus.Pending), None)).ShouldBe(4);

        async Task<IEnumerable<EntityId>> IdsAsync(TryOnFilter filter, TryOnSlice slice) => (await node.TryOns.ListAsync(_owner, filter, slice, None)).Select(job => job.Id);
    }

    [Test]
    public async Task Cancel_ThenRetry_BeginsItAnew_AndNeitherHappensTwice()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);
        (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();

        var canceled = (await node.TryOns.CancelAsync(job.Id, _owner, Now, None)).ShouldNotBeNull();
        (await node.TryOns.CancelAsync(job.Id, _owner, Now, None)).ShouldBeNull();
        (canceled.Status, canceled.CompletedAt, canceled.Version).ShouldBe((TryOnStatus.Canceled, Now, 3));
        (await DocumentAsync(job)).Contains("due_at").ShouldBeFalse("nobody has anything to do");

        (await node.TryOns.RetryAsync(job.Id, NewId(), Now, None)).ShouldBeNull();
        var retried = (await node.TryOns.RetryAsync(job.Id, _owner, Now, None)).ShouldNotBeNull();
        (await node.TryOns.RetryAsync(job.Id, _owner, Now, None)).ShouldBeNull();
        (retried.Status, retried.Attempts, retried.CompletedAt, retried.Failure).ShouldBe((TryOnStatus.Pending, 1, null, null));
        var claim = (await node.Queue.ClaimAsync(None)).ShouldNotBeNull();
        (claim.Job.Attempts, claim.Tries).ShouldBe((2, 1));
    }

    [Test]
    public async Task Delete_AsksForOwnerAndVersion()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);

        (await node.TryOns.DeleteAsync(job.Id, NewId(), expectedVersion: null, None)).ShouldBeFalse();
        (await node.TryOns.DeleteAsync(job.Id, _owner, expectedVersion: 2, None)).ShouldBeFalse();
        (await node.TryOns.DeleteAsync(job.Id, _owner, expectedVersion: 1, None)).ShouldBeTrue();
        (await node.TryOns.HoldAsync(job.Id, _owner, None)).ShouldBeFalse();
    }

    [Test]
    public async Task Use_IsOfUnfinishedTryOnsOfTheOwner()
    {
        var node = Node();
        var job = await node.AskAsync(_owner);
        (await NeedsAsync(_owner)).ShouldBe((true, true));
        (await NeedsAsync(NewId())).ShouldBe((false, false));
        (await node.Use.NeedsBodyAsync(_owner, NewId(), None)).ShouldBeFalse();

        await node.TryOns.CancelAsync(job.Id, _owner, Now, None);

        (await NeedsAsync(_owner)).ShouldBe((false, false));

        async Task<(bool, bool)> NeedsAsync(EntityId owner) => (await node.Use.NeedsBodyAsync(owner, job.BodyId, None), await node.Use.NeedsGarmentAsync(owner, job.ClothingId, None));
    }

    [Test]
    public async Task Use_WithinAUnitOfWork_SeesWhatThatStored()
    {
        var node = Node();
        var job = TryOnJob.Create(NewId(), _owner, NewId(), NewId(), Now);

        var needed = await node.Work.RunAsync<bool>(
            async cancellation => await node.TryOns.AddAsync(job, cancellation) && await node.Use.NeedsBodyAsync(_owner, job.BodyId, cancellation), None);

        needed.Value.ShouldBeTrue();
    }

    [Test]
    public async Task DocumentOfAnEarlierSystem_IsReadable_AndMadeDueByTheMigration()
    {
        var (done, left) = (NewId(), NewId());
        await Stored.InsertManyAsync(
        [
            new BsonDocument
            {
                ["_id"] = done.ToBson(),
                ["user_id"] = _owner.ToBson(),
                ["status"] = "completed",
                ["result_image_url"] = "https://pictures.example.com/1.jpg",
                ["processing_time"] = 12,
                ["model_used"] = "old",
                ["created_at"] = Now.UtcDateTime,
            },
            new BsonDocument { ["_id"] = left.ToBson(), ["user_id"] = _owner.ToBson(), ["status"] = "processing" },
        ]);
        var node = Node();
        await new M0004CreateTryOn().UpAsync(Database, None);
        await new M0004CreateTryOn().UpAsync(Database, None);

        var read = (await node.TryOns.FindAsync(done, OwnerScope.Of(_owner), None)).ShouldNotBeNull();
        (read.Status, read.StoredResultUrl, read.ProcessingTime, read.Result).ShouldBe((TryOnStatus.Completed, "https://pictures.example.com/1.jpg", TimeSpan.FromSeconds(12), null));
        (await node.Queue.ClaimAsync(None)).ShouldNotBeNull().Job.Id.ShouldBe(left);
        (await node.Queue.ClaimAsync(None)).ShouldBeNull();
    }

    [Test]
    public async Task Lists_WalkTheirIndexes()
    {
        var body = NewId();
        await FillAsync(300, body);
        var owner = new BsonDocument("user_id", _owner.ToBson());

        await WalksAsync(owner, "user_newest");
        await WalksAsync(new BsonDocument(owner) { ["_id"] = new BsonDocument("$lt", NewId().ToBson()) }, "user_newest");
        await WalksAsync(new BsonDocument(owner) { ["status"] = "completed" }, "user_status_newest");
        await WalksAsync(new BsonDocument(owner) { ["body_id"] = body.ToBson() }, "user_body_newest");

        async Task WalksAsync(BsonDocument filter, string index)
        {
            var plan = await ExplainAsync(new BsonDocument { ["find"] = "tryon", ["filter"] = filter, ["sort"] = new BsonDocument("_id", -1), ["limit"] = 10 });
            plan.Indexes.ShouldBe([index]);
            plan.Stages.ShouldNotContain("SORT");
            plan.DocumentsExamined.ShouldBeLessThanOrEqualTo(10);
        }
    }

    [Test]
    public async Task NextJob_AndWhatIsUnfinished_AreFoundInTheIndexOfWhatIsDue()
    {
        await FillAsync(300, NewId());
        await Node().AskAsync(_owner);
        var due = new BsonDocument("due_at", new BsonDocument("$lte", DateTime.UtcNow));
        var unfinished = new BsonDocument { ["due_at"] = new BsonDocument("$exists", true), ["status"] = TryOnDocument.IsUnfinished };

        var claim = await ExplainAsync(new BsonDocument { ["findAndModify"] = "tryon", ["query"] = due, ["sort"] = new BsonDocument("due_at", 1), ["update"] = new BsonDocument("$set", new BsonDocument("due_at", DateTime.UtcNow)) });
        (claim.Indexes.Single(), claim.DocumentsExamined).ShouldBe(("next_job", 1));
        var count = await ExplainAsync(new BsonDocument { ["find"] = "tryon", ["filter"] = unfinished });
        (count.Indexes.Single(), count.DocumentsExamined).ShouldBe(("next_job", 1));
        var needs = await ExplainAsync(new BsonDocument { ["find"] = "tryon", ["filter"] = new BsonDocument { ["user_id"] = _owner.ToBson(), ["status"] = TryOnDocument.IsUnfinished, ["body_id"] = NewId().ToBson() }, ["limit"] = 1 });
        needs.DocumentsExamined.ShouldBeLessThanOrEqualTo(1);
        var wake = await ExplainAsync(new BsonDocument { ["find"] = "tryon", ["filter"] = new BsonDocument { ["engine_reference"] = "x", ["engine"] = "replicate", ["status"] = TryOnDocument.IsUnfinished } });
        (wake.Indexes.Single(), wake.KeysExamined).ShouldBe(("engine_reference", 0));
    }

    private Task FillAsync(int count, EntityId body) => Stored.InsertManyAsync(Enumerable.Range(0, count).Select(number => new BsonDocument
    {
        ["_id"] = NewId().ToBson(),
        ["user_id"] = (number % 2 == 0 ? _owner : NewId()).ToBson(),
        ["body_id"] = (number % 4 == 0 ? body : NewId()).ToBson(),
        ["clothing_id"] = NewId().ToBson(),
        ["status"] = number % 3 == 0 ? "failed" : "completed",
        ["created_at"] = Now.UtcDateTime,
        ["version"] = 1L,
    }));
}
