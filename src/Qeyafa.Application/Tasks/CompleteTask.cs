using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Completes a task that a person sees, their own or one that they were given, or reopens it. Doing it twice is doing it once.</summary>
/// <param name="UserId">Who completes it.</param>
/// <param name="Id">The task's id.</param>
/// <param name="IsCompleted">True to complete it, false to reopen it.</param>
/// <param name="Expected">The versions that the client is willing to change.</param>
public sealed record CompleteTask(EntityId UserId, EntityId Id, bool IsCompleted, ExpectedVersion Expected = default) : ICommand<Versioned<TaskDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteTasks;
}

internal sealed class CompleteTaskHandler(IWorkItemRepository items, TaskAccess access, IMapper mapper, TimeProvider clock) : ICommandHandler<CompleteTask, Versioned<TaskDto>>
{
    public async Task<Result<Versioned<TaskDto>>> Handle(CompleteTask request, CancellationToken cancellationToken)
    {
        var view = await access.ViewOfAsync(request.UserId, cancellationToken);
        long? version = null;
        if (request.Expected.IsStated)
        {
            if (await items.FindAsync(view, request.Id, cancellationToken) is not { } stored) return Error.NotFound;
            if (request.Expected.Check(stored.Version) is { } stale) return stale;
            version = stored.Version;
        }

        return await items.CompleteAsync(view, request.Id, request.IsCompleted, clock.GetUtcNow(), version, cancellationToken) is { } item ? mapper.Show(item)
            : request.Expected.IsStated ? request.Expected.Miss
            : Error.NotFound;
    }
}
