using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Tasks;

/// <summary>Keeps tasks. Every call but the lists joins the unit of work that it is made in.</summary>
public interface IWorkItemRepository
{
    /// <summary>Stores a new task.</summary>
    /// <returns>Whether it was stored; false where the id is taken, by whomever.</returns>
    Task<bool> InsertAsync(WorkItem item, CancellationToken cancellationToken);

    /// <summary>The task with this id, if the person sees it.</summary>
    Task<WorkItem?> FindAsync(WorkItemView view, EntityId id, CancellationToken cancellationToken);

    /// <summary>Replaces what the task of the same id and owner says if its stored version is the expected one, and keeps stored fields that it does not know.</summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceAsync(WorkItem item, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes the owner's task, if it is there and, where a version is expected, has that version.</summary>
    /// <returns>Whether there was such a task.</returns>
    Task<bool> DeleteAsync(EntityId owner, EntityId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Completes or reopens a task that the person sees, in one step; one that is so already is left as it is.</summary>
    /// <param name="view">Whose.</param>
    /// <param name="id">Which task.</param>
    /// <param name="isCompleted">Whether it is done now.</param>
    /// <param name="now">The present.</param>
    /// <param name="expectedVersion">The version that the stored task must have, or null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task as it is then; null where it is not there, or has another version.</returns>
    Task<WorkItem?> CompleteAsync(WorkItemView view, EntityId id, bool isCompleted, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Completes those of the tasks that the person sees; each of them is done in one step, whole or not at all.</summary>
    /// <returns>Those that are done now, also those that were before; the others are not there for the person.</returns>
    Task<IReadOnlyList<EntityId>> CompleteManyAsync(WorkItemView view, IReadOnlyCollection<EntityId> ids, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A part of the tasks that a person sees.</summary>
    Task<IReadOnlyList<WorkItem>> ListAsync(WorkItemSlice slice, CancellationToken cancellationToken);

    /// <summary>How many tasks that the person sees the filter lets through.</summary>
    Task<long> CountAsync(WorkItemView view, WorkItemFilter filter, CancellationToken cancellationToken);
}
