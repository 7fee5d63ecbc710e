using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Privacy;

/// <summary>
/// Nobody reaches the data of somebody who has been erased, though some of it may not be deleted yet. People themselves need no look-up: their sessions are gone.
/// </summary>
internal sealed class ErasureAwareAccess(IAccessPolicy policy, IErasures erasures) : IAccessPolicy
{
    public ValueTask<bool> MayAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken) =>
        caller == owner || permission == Permission.EraseAccount
            ? policy.MayAsync(caller, owner, permission, cancellationToken)
            : new ValueTask<bool>(MayReachAsync(caller, owner, permission, cancellationToken));

    public Task<bool> HoldsAsync(EntityId caller, Grant grant, CancellationToken cancellationToken) => policy.HoldsAsync(caller, grant, cancellationToken);

    private async Task<bool> MayReachAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken) =>
        await policy.MayAsync(caller, owner, permission, cancellationToken) && !await erasures.IsUnderWayAsync(owner, cancellationToken);
}
