using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Tasks;

/// <summary>A task: something that a person has to do, or has given somebody to do.</summary>
public sealed class WorkItem
{
    private WorkItem(EntityId id, EntityId userId, string title) => (Id, UserId, Title) = (id, userId, title);

    /// <summary>The task's id.</summary>
    public EntityId Id { get; }

    /// <summary>Whose task it is: who made it, changes and deletes it.</summary>
    public EntityId UserId { get; }

    /// <summary>What has to be done; 1 to 200 characters.</summary>
    public string Title { get; private set; }

    /// <summary>More about it, at most 10,000 characters; null for nothing.</summary>
    public string? Description { get; private set; }

    /// <summary>Whether it is done.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>Who was given the task, and may complete and reopen it; null for nobody.</summary>
    public EntityId? AssignedTo { get; private set; }

    /// <summary>When it was made, to the millisecond (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was last changed, completed or reopened, to the millisecond (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts the task's states, from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Makes a task.</summary>
    /// <param name="id">The new task's id.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="details">What has to be done.</param>
    /// <param name="isCompleted">Whether it is done already.</param>
    /// <param name="assignedTo">Who is given it, or null.</param>
    /// <param name="now">The present.</param>
    public static WorkItem Create(EntityId id, EntityId userId, WorkItemDetails details, bool isCompleted, EntityId? assignedTo, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        var moment = Moment.ToMilliseconds(now);
        return new WorkItem(id, userId, details.Title)
        {
            Description = details.Description,
            IsCompleted = isCompleted,
            AssignedTo = assignedTo,
            CreatedAt = moment,
            UpdatedAt = moment,
        };
    }

    /// <summary>Replaces all that the task says.</summary>
    public void Revise(WorkItemDetails details, bool isCompleted, EntityId? assignedTo, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        (Title, Description, IsCompleted, AssignedTo) = (details.Title, details.Description, isCompleted, assignedTo);
        UpdatedAt = Moment.ToMilliseconds(now);
        Version++;
    }

    /// <summary>A stored task, as it is: no rule is looked at, since tasks of earlier systems must stay readable.</summary>
    public static WorkItem Restore(
        EntityId id,
        EntityId userId,
        string title,
        string? description,
        bool isCompleted,
        EntityId? assignedTo,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version) => new(id, userId, title)
        {
            Description = description,
            IsCompleted = isCompleted,
            AssignedTo = assignedTo,
            CreatedAt = createdAt,
            UpdatedAt = updatedAt,
            Version = version,
        };
}
