using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Reads a task that a person sees: one of their own, or one that they were given.</summary>
/// <param name="UserId">Who sees it.</param>
/// <param name="Id">The task's id.</param>
public sealed record GetTask(EntityId UserId, EntityId Id) : IQuery<Versioned<TaskDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadTasks;
}

internal sealed class GetTaskHandler(IWorkItemRepository items, TaskAccess access, IMapper mapper) : IQueryHandler<GetTask, Versioned<TaskDto>>
{
    public async Task<Result<Versioned<TaskDto>>> Handle(GetTask request, CancellationToken cancellationToken) =>
        await items.FindAsync(await access.ViewOfAsync(request.UserId, cancellationToken), request.Id, cancellationToken) is { } item ? mapper.Show(item) : Error.NotFound;
}
