using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Notes that the caller has read a message that was sent to them. Doing it again changes nothing.</summary>
/// <param name="Id">The message.</param>
public sealed record MarkMessageRead(EntityId Id) : ICommand<Done>, ISignedInRequest;

internal sealed class MarkMessageReadHandler(ICaller caller, IMessageRepository messages, IConversationRepository conversations, IUnitOfWork work, TimeProvider clock)
    : ICommandHandler<MarkMessageRead, Done>
{
    public Task<Result<Done>> Handle(MarkMessageRead request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => MarkAsync(request.Id, caller.RequiredUserId(), cancellation), cancellationToken);

    private async Task<Result<Done>> MarkAsync(EntityId id, EntityId person, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(id, person, cancellationToken) is not { } message || message.RecipientId != person)
        {
            return Error.NotFound;
        }

        if (await messages.MarkReadAsync(id, person, clock.GetUtcNow(), cancellationToken))
        {
            await conversations.CountReadAsync(message.ConversationId, person, cancellationToken);
        }

        return default(Done);
    }
}
