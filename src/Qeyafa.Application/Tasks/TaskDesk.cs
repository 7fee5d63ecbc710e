using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>What making and changing a task have in common: finding one's own, and giving it to somebody.</summary>
internal sealed class TaskDesk(IWorkItemRepository items, TaskAccess access, ITaskNotices notices)
{
    /// <summary>A person's own task. One that the person was given is seen, and not theirs to change.</summary>
    public async Task<Result<WorkItem>> FindOwnAsync(EntityId person, EntityId id, ExpectedVersion expected, CancellationToken cancellationToken)
    {
        if (await items.FindAsync(await access.ViewOfAsync(person, cancellationToken), id, cancellationToken) is not { } item)
        {
            return Error.NotFound;
        }

        return item.UserId != person ? TaskErrors.NotYours
            : expected.Check(item.Version) is { } stale ? stale
            : item;
    }

    /// <summary>Within a unit of work: looks whether a task may be given to somebody else than before, and tells them.</summary>
    /// <param name="item">The task as it is to be stored.</param>
    /// <param name="before">Who had it before; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why not; null where it was given, or nobody was given anything.</returns>
    public async Task<Error?> GiveAsync(WorkItem item, EntityId? before, CancellationToken cancellationToken)
    {
        if (item.AssignedTo is not { } assignee || assignee == before)
        {
            return null;
        }

        if (!await access.MayGiveAsync(item.UserId, assignee, cancellationToken))
        {
            return TaskErrors.NobodyToGive;
        }

        await notices.AssignedAsync(assignee, item, cancellationToken);
        return null;
    }
}
