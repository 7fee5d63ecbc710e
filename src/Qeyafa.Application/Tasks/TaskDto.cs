using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>A task.</summary>
public sealed record TaskDto
{
    /// <summary>The task's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Whose task it is.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>What has to be done.</summary>
    public required string Title { get; init; }

    /// <summary>More about it, or null.</summary>
    public required string? Description { get; init; }

    /// <summary>Whether it is done.</summary>
    public required bool IsCompleted { get; init; }

    /// <summary>Who was given it, or null.</summary>
    public required EntityId? AssignedTo { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, completed or reopened (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class TaskMapping : Profile
{
    public TaskMapping() => CreateMap<WorkItem, TaskDto>();
}

internal static class TaskShowing
{
    public static Versioned<TaskDto> Show(this IMapper mapper, WorkItem item) => new(mapper.Map<TaskDto>(item), item.Version);
}
