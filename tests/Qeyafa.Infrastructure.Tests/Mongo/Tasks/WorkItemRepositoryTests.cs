using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.Tasks;

namespace Qeyafa.Infrastructure.Tests.Mongo.Tasks;

public sealed class WorkItemRepositoryTests : RepositoryFixture
{
    private readonly EntityId _owner = NewId();
    private readonly EntityId _maker = NewId();

    private protected override IReadOnlyList<CollectionSpec> Collections => [WorkItemRepository.Spec];

    private WorkItemRepository Repository => new(Database, Timer);

    private WorkItemView Owners => new(_owner, []);

    private WorkItemView Makers => new(_maker, [_owner]);

    [Test]
    public async Task Insert_ThenFind_AnswersEveryMember_ToWhoeverSeesIt()
    {
        var item = await AddAsync(assignedTo: _maker);

        (await Repository.FindAsync(Owners, item.Id, None)).ShouldNotBeNull().ShouldBeEquivalentTo(item);
        (await Repository.FindAsync(Makers, item.Id, None)).ShouldNotBeNull().ShouldBeEquivalentTo(item);
        (await Repository.FindAsync(new WorkItemView(_maker, []), item.Id, None)).ShouldBeNull();
        (await Repository.FindAsync(new WorkItemView(_maker, [NewId()]), item.Id, None)).ShouldBeNull();
        (await Repository.FindAsync(new WorkItemView(NewId(), [_owner]), item.Id, None)).ShouldBeNull();
        (await Repository.InsertAsync(item, None)).ShouldBeFalse();
    }

    [Test]
    public async Task Replace_AtTheExpectedVersion_KeepsFieldsItDoesNotKnow()
    {
        var item = await AddAsync(assignedTo: _maker);
        await Collection("tasks").UpdateOneAsync(new BsonDocument("_id", item.Id.ToBson()), new BsonDocument("$set", new BsonDocument("colour", "red")));

        item.Revise(WorkItemDetails.Create("Other", null).Value, isCompleted: true, assignedTo: null, Now);
        (await Repository.ReplaceAsync(item, 1, None)).ShouldBeTrue();
        (await Repository.ReplaceAsync(item, 1, None)).ShouldBeFalse();

        (await Repository.FindAsync(Owners, item.Id, None)).ShouldNotBeNull().ShouldBeEquivalentTo(item);
        (await Repository.FindAsync(Makers, item.Id, None)).ShouldBeNull();
        (await Collection("tasks").CountDocumentsAsync(new BsonDocument { ["colour"] = "red", ["assigned_to"] = new BsonDocument("$exists", false) })).ShouldBe(1);
    }

    [Test]
    public async Task Delete_IsItsOwnersOnly_UnderItsVersion()
    {
        var item = await AddAsync(assignedTo: _maker);

        (await Repository.DeleteAsync(_maker, item.Id, null, None)).ShouldBeFalse();
        (await Repository.DeleteAsync(_owner, item.Id, 2, None)).ShouldBeFalse();
        (await Repository.DeleteAsync(_owner, item.Id, 1, None)).ShouldBeTrue();
        (await Repository.DeleteAsync(_owner, item.Id, null, None)).ShouldBeFalse();
    }

    [Test]
    public async Task Complete_IsOnce_WhoeverDoesItAndHowMany()
    {
        var item = await AddAsync(assignedTo: _maker);

        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Repository.CompleteAsync(n % 2 == 0 ? Owners : Makers, item.Id, isCompleted: true, Now.AddHours(n + 1), null, None)));

        done.ShouldAllBe(task => task!.IsCompleted && task.Version == 2);
        (await Repository.CompleteAsync(Owners, item.Id, isCompleted: false, Now, 1, None)).ShouldBeNull();
        (await Repository.CompleteAsync(Makers, item.Id, isCompleted: false, Now, 2, None)).ShouldNotBeNull().Version.ShouldBe(3);
        (await Repository.CompleteAsync(new WorkItemView(NewId(), []), item.Id, isCompleted: true, Now, null, None)).ShouldBeNull();
    }

    [Test]
    public async Task CompleteMany_SaysWhichAreDone()
    {
        var (open, done, given, foreign) = (await AddAsync(), await AddAsync(isCompleted: true), await AddAsync(owner: _maker, assignedTo: _owner), await AddAsync(owner: _maker));
        var view = new WorkItemView(_owner, [_maker]);
        EntityId[] asked = [open.Id, done.Id, given.Id, foreign.Id, NewId()];

        (await Repository.CompleteManyAsync(view, asked, Now.AddHours(1), None)).ShouldBe([open.Id, done.Id, given.Id], ignoreOrder: true);
        (await Repository.CompleteManyAsync(view, asked, Now.AddHours(2), None)).ShouldBe([open.Id, done.Id, given.Id], ignoreOrder: true);

        (await Repository.FindAsync(view, open.Id, None)).ShouldNotBeNull().Version.ShouldBe(2);
        (await Repository.FindAsync(view, done.Id, None)).ShouldNotBeNull().Version.ShouldBe(1);
        (await Repository.FindAsync(Makers, foreign.Id, None)).ShouldNotBeNull().IsCompleted.ShouldBeFalse();
    }

    [TestCase(WorkItemOrder.Newest)]
    [TestCase(WorkItemOrder.Oldest)]
    public async Task List_MergesOwnAndGiven_InOneOrder_PageByPage(WorkItemOrder order)
    {
        var own = new List<WorkItem>();
        for (var n = 0; n < 9; n++)
        {
            own.Add(await AddAsync($"Task {n}", n % 3 == 0 ? _maker : _owner, n % 3 == 1 ? _maker : null, minutes: n / 2));
        }

        var seen = own.Where((_, n) => n % 3 != 2).ToList();
        var expected = (order == WorkItemOrder.Newest ? seen.OrderByDescending(item => item.CreatedAt).ThenByDescending(item => item.Id) : seen.OrderBy(item => item.CreatedAt).ThenBy(item => item.Id)).Select(item => item.Id);
        var paged = new List<EntityId>();
        ListPosition? after = null;
        do
        {
            var page = await Repository.ListAsync(new WorkItemSlice(Makers, WorkItemFilter.None, order, after, 0, 2), None);
            paged.AddRange(page.Select(item => item.Id));
            after = page.Count == 2 ? new ListPosition(page[1].CreatedAt, page[1].Id) : null;
        }
        while (after is not null);

        paged.ShouldBe(expected);
        (await Repository.CountAsync(Makers, WorkItemFilter.None, None)).ShouldBe(6);
        (await Repository.CountAsync(new WorkItemView(_maker, []), WorkItemFilter.None, None)).ShouldBe(3);
    }

    [Test]
    public async Task Filters_GoByStateAndWords()
    {
        var hem = (await AddAsync("Shorten the hem")).Id;
        var sleeves = (await AddAsync("SHORTEN sleeves", isCompleted: true, minutes: 1)).Id;

        (await IdsAsync(new WorkItemFilter(IsCompleted: false))).ShouldBe([hem]);
        (await IdsAsync(new WorkItemFilter(IsCompleted: true))).ShouldBe([sleeves]);
        (await IdsAsync(new WorkItemFilter(Text: "short"))).ShouldBe([sleeves, hem]);
        (await IdsAsync(new WorkItemFilter(Text: "the short"))).ShouldBe([hem]);
        (await IdsAsync(new WorkItemFilter(IsCompleted: true, Text: "hem"))).ShouldBeEmpty();
    }

    [TestCase(null, null, "newest")]
    [TestCase(true, null, "completed_newest")]
    [TestCase(null, "shor", "search_newest")]
    public async Task Lists_MergeTwoIndexes_WithoutSorting_AndReadNoMoreThanTheyMust(bool? isCompleted, string? text, string index)
    {
        await Collection("tasks").InsertManyAsync(Enumerable.Range(0, 400).Select(n => WorkItemDocument.ToBson(
            Item("Shorten", n % 4 == 0 ? _maker : n % 4 == 3 ? NewId() : _owner, n % 4 == 1 ? _maker : null, isCompleted: true, n))));
        foreach (var order in new[] { WorkItemOrder.Newest, WorkItemOrder.Oldest })
        {
            var slice = new WorkItemSlice(Makers, new WorkItemFilter(isCompleted, text), order, new ListPosition(Now.AddMinutes(200), NewId()), 0, 11);
            var plan = await ExplainAsync(new BsonDocument { ["find"] = "tasks", ["filter"] = WorkItemFilters.Of(slice), ["sort"] = WorkItemFilters.OrderOf(order), ["limit"] = 11 });

            plan.Stages.ShouldContain("SORT_MERGE");
            plan.Stages.ShouldNotContain("SORT");
            plan.Indexes.ShouldBe([$"user_{index}", $"assigned_{index}"], ignoreOrder: true);
            plan.DocumentsExamined.ShouldBeInRange(11, 15);
        }
    }

    [Test]
    public async Task TasksOfEarlierSystems_AreListedAndFound()
    {
        var id = NewId();
        await Collection("tasks").InsertOneAsync(new BsonDocument { ["_id"] = id.ToBson(), ["user_id"] = _owner.ToBson(), ["title"] = "Old task", ["description"] = BsonNull.Value, ["priority"] = 1 });

        await new M0006CreateTasks().UpAsync(Database, None);
        await new M0006CreateTasks().UpAsync(Database, None);

        (await IdsAsync(new WorkItemFilter(IsCompleted: false, Text: "old"))).ShouldBe([id]);
        var item = (await Repository.FindAsync(Owners, id, None)).ShouldNotBeNull();
        (item.CreatedAt, item.IsCompleted, item.Version).ShouldBe((id.CreatedAt, false, 0));
        item.Revise(WorkItemDetails.Create("New task", null).Value, isCompleted: true, null, Now);
        (await Repository.ReplaceAsync(item, 0, None)).ShouldBeTrue();
        (await Collection("tasks").CountDocumentsAsync(new BsonDocument("priority", 1))).ShouldBe(1);
    }

    private static WorkItem Item(string title, EntityId owner, EntityId? assignedTo, bool isCompleted, int minutes) =>
        WorkItem.Create(NewId(), owner, WorkItemDetails.Create(title, "More\nabout it").Value, isCompleted, assignedTo, Now.AddMinutes(minutes));

    private async Task<WorkItem> AddAsync(string title = "Hem", EntityId? owner = null, EntityId? assignedTo = null, bool isCompleted = false, int minutes = 0)
    {
        var item = Item(title, owner ?? _owner, assignedTo, isCompleted, minutes);
        (await Repository.InsertAsync(item, None)).ShouldBeTrue();
        return item;
    }

    private async Task<EntityId[]> IdsAsync(WorkItemFilter filter) =>
        [.. (await Repository.ListAsync(new WorkItemSlice(Owners, filter, WorkItemOrder.Newest, null, 0, 10), None)).Select(item => item.Id)];
}
