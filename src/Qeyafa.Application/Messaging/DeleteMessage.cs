using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Deletes a message that the caller sent, for both people.</summary>
/// <param name="Id">The message.</param>
public sealed record DeleteMessage(EntityId Id) : ICommand<Done>, ISignedInRequest;

internal sealed class DeleteMessageHandler(ICaller caller, IMessageRepository messages, IConversationRepository conversations, IUnitOfWork work, TimeProvider clock)
    : ICommandHandler<DeleteMessage, Done>
{
    public Task<Result<Done>> Handle(DeleteMessage request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => DeleteAsync(request.Id, caller.RequiredUserId(), cancellation), cancellationToken);

    private async Task<Result<Done>> DeleteAsync(EntityId id, EntityId sender, CancellationToken cancellationToken)
    {
        if (await messages.DeleteAsync(id, sender, clock.GetUtcNow(), cancellationToken) is not { } deleted)
        {
            return Error.NotFound;
        }

        await conversations.RemoveAsync(deleted, cancellationToken);
        return default(Done);
    }
}
