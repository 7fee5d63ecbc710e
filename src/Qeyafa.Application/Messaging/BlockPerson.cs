using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Takes no more messages from somebody. Whether there is such an account is not told.</summary>
/// <param name="UserId">From whom.</param>
public sealed record BlockPerson(EntityId UserId) : ICommand<Done>, ISignedInRequest;

internal sealed class BlockPersonHandler(ICaller caller, IMessageBlocks blocks, TimeProvider clock) : ICommandHandler<BlockPerson, Done>
{
    public async Task<Result<Done>> Handle(BlockPerson request, CancellationToken cancellationToken)
    {
        var person = caller.RequiredUserId();
        if (request.UserId == person)
        {
            return Error.Rule("user_id", "must be somebody else.");
        }

        // Two at once can pass the limit by one: it is there to bound what is stored, not to be exact.
        if (await blocks.CountAsync(person, cancellationToken) >= IMessageBlocks.MaxPerPerson)
        {
            return MessagingErrors.TooManyBlocks;
        }

        await blocks.PutAsync(new MessageBlock(person, request.UserId, clock.GetUtcNow()), cancellationToken);
        return default(Done);
    }
}
