using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Changes what is given of a task; the rest stays.</summary>
/// <param name="UserId">Whose task it is.</param>
/// <param name="Id">The task's id.</param>
/// <param name="Title">What has to be done; null to leave it.</param>
/// <param name="Description">More about it; empty for nothing, null to leave it.</param>
/// <param name="IsCompleted">Whether it is done; null to leave it.</param>
/// <param name="AssignedTo">Who is given it; null to leave it.</param>
/// <param name="Expected">The versions that the client is willing to change.</param>
public sealed record ChangeTask(
    EntityId UserId, EntityId Id, string? Title = null, string? Description = null, bool? IsCompleted = null, EntityId? AssignedTo = null, ExpectedVersion Expected = default)
    : ICommand<Versioned<TaskDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteTasks;
}

internal sealed class ChangeTaskValidator : AbstractValidator<ChangeTask>
{
    public ChangeTaskValidator() => RuleFor(request => request.Title)
        .Must((request, title) => title is not null || request.Description is not null || request.IsCompleted is not null || request.AssignedTo is not null)
        .WithMessage("give title, description, is_completed or assigned_to.");
}

internal sealed class ChangeTaskHandler(IWorkItemRepository items, TaskDesk desk, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<ChangeTask, Versioned<TaskDto>>
{
    public Task<Result<Versioned<TaskDto>>> Handle(ChangeTask request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => ChangeAsync(request, cancellation), cancellationToken);

    private async Task<Result<Versioned<TaskDto>>> ChangeAsync(ChangeTask request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOwnAsync(request.UserId, request.Id, request.Expected, cancellationToken);
        if (!found.IsSuccess) return found.Error;

        var item = found.Value;
        var details = WorkItemDetails.Create(request.Title ?? item.Title, request.Description ?? item.Description);
        if (!details.IsSuccess) return details.Error;

        var (version, before) = (item.Version, item.AssignedTo);
        item.Revise(details.Value, request.IsCompleted ?? item.IsCompleted, request.AssignedTo ?? item.AssignedTo, clock.GetUtcNow());
        if (!await items.ReplaceAsync(item, version, cancellationToken)) return request.Expected.Miss;
        return await desk.GiveAsync(item, before, cancellationToken) is { } refused ? refused : mapper.Show(item);
    }
}
