using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Takes messages from somebody again.</summary>
/// <param name="UserId">From whom.</param>
public sealed record UnblockPerson(EntityId UserId) : ICommand<Done>, ISignedInRequest;

internal sealed class UnblockPersonHandler(ICaller caller, IMessageBlocks blocks) : ICommandHandler<UnblockPerson, Done>
{
    public async Task<Result<Done>> Handle(UnblockPerson request, CancellationToken cancellationToken) =>
        await blocks.DeleteAsync(caller.RequiredUserId(), request.UserId, cancellationToken) ? default(Done) : Error.NotFound;
}
