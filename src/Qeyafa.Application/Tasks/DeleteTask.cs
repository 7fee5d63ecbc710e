using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Deletes a task of a person's own.</summary>
/// <param name="UserId">Whose task it is.</param>
/// <param name="Id">The task's id.</param>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteTask(EntityId UserId, EntityId Id, ExpectedVersion Expected = default) : ICommand<Done>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteTasks;
}

internal sealed class DeleteTaskHandler(IWorkItemRepository items, TaskDesk desk) : ICommandHandler<DeleteTask, Done>
{
    public async Task<Result<Done>> Handle(DeleteTask request, CancellationToken cancellationToken)
    {
        var found = await desk.FindOwnAsync(request.UserId, request.Id, request.Expected, cancellationToken);
        if (!found.IsSuccess) return found.Error;

        long? version = request.Expected.IsStated ? found.Value.Version : null;
        return await items.DeleteAsync(request.UserId, request.Id, version, cancellationToken) ? default(Done)
            : request.Expected.IsStated ? request.Expected.Miss
            : Error.NotFound;
    }
}
