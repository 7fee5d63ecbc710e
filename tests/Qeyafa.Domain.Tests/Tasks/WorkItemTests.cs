using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Domain.Tests.Tasks;

public sealed class WorkItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Details_HaveLimits()
    {
        WorkItemDetails.Create(new string('t', 200), new string('d', 10_000)).IsSuccess.ShouldBeTrue();
        WorkItemDetails.Create(new string('t', 201), new string('d', 10_001)).Error!.Members.Keys.ShouldBe(["description", "title"]);
        WorkItemDetails.Create(" ", null).Error!.Members.Keys.ShouldBe(["title"]);
        WorkItemDetails.Create("t", "").Value.Description.ShouldBeNull();
    }

    [Test]
    public void Revise_ReplacesAll_AndCounts()
    {
        var maker = EntityId.New(Now);
        var item = WorkItem.Create(EntityId.New(Now), EntityId.New(Now), WorkItemDetails.Create("Hem", "By hand").Value, isCompleted: false, maker, Now);

        item.Revise(WorkItemDetails.Create("Sleeves", null).Value, isCompleted: true, assignedTo: null, Now.AddTicks(12_345_678));

        (item.Title, item.Description, item.IsCompleted, item.AssignedTo, item.Version, item.CreatedAt, item.UpdatedAt).ShouldBe(("Sleeves", null, true, null, 2, Now, Now.AddMilliseconds(1234)));
    }
}
