using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Tasks;

/// <summary>Whose tasks are looked at: a person's own, and those that were given to them by whoever still shares something with them.</summary>
/// <param name="Person">The person.</param>
/// <param name="Givers">Whose tasks the person sees when they were given them.</param>
public sealed record WorkItemView(EntityId Person, IReadOnlyList<EntityId> Givers);

/// <summary>Which tasks are wanted.</summary>
/// <param name="IsCompleted">Only those that are done, or are not; null for both.</param>
/// <param name="Text">With a word in the title that begins with each word of this text, whatever the letter case; null for any.</param>
public sealed record WorkItemFilter(bool? IsCompleted = null, string? Text = null)
{
    /// <summary>All of them.</summary>
    public static WorkItemFilter None { get; } = new();
}

/// <summary>In which order tasks are listed.</summary>
public enum WorkItemOrder
{
    /// <summary>The newest first, by <c>created_at</c>, then by id.</summary>
    Newest,

    /// <summary>The oldest first.</summary>
    Oldest,
}

/// <summary>A part of the tasks that a person sees.</summary>
/// <param name="View">Whose.</param>
/// <param name="Filter">Which.</param>
/// <param name="Order">In which order.</param>
/// <param name="After">The place after which it begins; null for the beginning.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many to answer at most.</param>
public sealed record WorkItemSlice(WorkItemView View, WorkItemFilter Filter, WorkItemOrder Order, ListPosition? After, int Skip, int Limit);
