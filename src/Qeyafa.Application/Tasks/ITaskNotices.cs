using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Tells people about tasks.</summary>
public interface ITaskNotices
{
    /// <summary>Within the unit of work that gives somebody a task: tells them, if they want to be told and are not connected. It is told with the work or not at all, and not again for the same task.</summary>
    /// <param name="assignee">Who was given it.</param>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AssignedAsync(EntityId assignee, WorkItem task, CancellationToken cancellationToken);
}
