using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>
/// Replaces all that a task says: a description that is not given is gone, and nobody has the task where nobody is given. Whether it is done stays as it is
/// where it is not given.
/// </summary>
/// <param name="UserId">Whose task it is.</param>
/// <param name="Id">The task's id.</param>
/// <param name="Title">What has to be done; 1 to 200 characters.</param>
/// <param name="Description">More about it; at most 10,000 characters.</param>
/// <param name="IsCompleted">Whether it is done.</param>
/// <param name="AssignedTo">Who is given it: somebody with whom the owner shares something, and who may receive shares.</param>
/// <param name="Expected">The versions that the client is willing to replace.</param>
public sealed record ReplaceTask(
    EntityId UserId, EntityId Id, string? Title, string? Description = null, bool? IsCompleted = null, EntityId? AssignedTo = null, ExpectedVersion Expected = default)
    : ICommand<Versioned<TaskDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteTasks;
}

internal sealed class ReplaceTaskHandler(IWorkItemRepository items, TaskDesk desk, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<ReplaceTask, Versioned<TaskDto>>
{
    public Task<Result<Versioned<TaskDto>>> Handle(ReplaceTask request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => ReplaceAsync(request, cancellation), cancellationToken);

    private async Task<Result<Versioned<TaskDto>>> ReplaceAsync(ReplaceTask request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOwnAsync(request.UserId, request.Id, request.Expected, cancellationToken);
        if (!found.IsSuccess) return found.Error;

        var details = WorkItemDetails.Create(request.Title, request.Description);
        if (!details.IsSuccess) return details.Error;

        var item = found.Value;
        var (version, before) = (item.Version, item.AssignedTo);
        item.Revise(details.Value, request.IsCompleted ?? item.IsCompleted, request.AssignedTo, clock.GetUtcNow());
        if (!await items.ReplaceAsync(item, version, cancellationToken)) return request.Expected.Miss;
        return await desk.GiveAsync(item, before, cancellationToken) is { } refused ? refused : mapper.Show(item);
    }
}
