using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Makes a task, and gives it to somebody if asked.</summary>
/// <param name="UserId">Whose task it is.</param>
/// <param name="Title">What has to be done; 1 to 200 characters.</param>
/// <param name="Description">More about it; at most 10,000 characters.</param>
/// <param name="IsCompleted">Whether it is done already.</param>
/// <param name="AssignedTo">Who is given it: somebody with whom the owner shares something, and who may receive shares.</param>
public sealed record CreateTask(EntityId UserId, string? Title, string? Description = null, bool IsCompleted = false, EntityId? AssignedTo = null)
    : ICommand<Versioned<TaskDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteTasks;
}

internal sealed class CreateTaskHandler(IWorkItemRepository items, TaskDesk desk, TaskAccess access, IReservedId reserved, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<CreateTask, Versioned<TaskDto>>
{
    public async Task<Result<Versioned<TaskDto>>> Handle(CreateTask request, CancellationToken cancellationToken)
    {
        var details = WorkItemDetails.Create(request.Title, request.Description);
        if (!details.IsSuccess)
        {
            return details.Error;
        }

        var item = WorkItem.Create(reserved.Value, request.UserId, details.Value, request.IsCompleted, request.AssignedTo, clock.GetUtcNow());
        var stored = await work.RunAsync(cancellation => StoreAsync(item, cancellation), cancellationToken);
        if (stored.Error != Error.ConcurrentChange)
        {
            return stored.Map(_ => mapper.Show(item));
        }

        // An id that is taken says that an earlier try of the request has done all of it.
        return await items.FindAsync(await access.ViewOfAsync(request.UserId, cancellationToken), item.Id, cancellationToken) is { } earlier ? mapper.Show(earlier) : Error.ConcurrentChange;
    }

    private async Task<Result<Done>> StoreAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (!await items.InsertAsync(item, cancellationToken))
        {
            return Error.ConcurrentChange;
        }

        return await desk.GiveAsync(item, before: null, cancellationToken) is { } refused ? refused : default(Done);
    }
}
