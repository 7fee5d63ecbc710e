using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Notes that the caller has read everything in a conversation. Doing it again changes nothing.</summary>
/// <param name="ConversationId">The conversation.</param>
public sealed record MarkConversationRead(string ConversationId) : ICommand<Done>, ISignedInRequest;

internal sealed class MarkConversationReadHandler(ICaller caller, IMessageRepository messages, IConversationRepository conversations, IUnitOfWork work, TimeProvider clock)
    : ICommandHandler<MarkConversationRead, Done>
{
    public Task<Result<Done>> Handle(MarkConversationRead request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => MarkAsync(request.ConversationId, caller.RequiredUserId(), cancellation), cancellationToken);

    private async Task<Result<Done>> MarkAsync(string id, EntityId person, CancellationToken cancellationToken)
    {
        if (await conversations.FindPeopleAsync(id, cancellationToken) is not { } people || !people.Include(person))
        {
            return Error.NotFound;
        }

        // The counter first: a message that comes in meanwhile runs into it, so that it is counted either before or after all this.
        await conversations.CountAllReadAsync(id, person, cancellationToken);
        await messages.MarkAllReadAsync(id, person, clock.GetUtcNow(), cancellationToken);
        return default(Done);
    }
}
