using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Access;

/// <summary>
/// People reach their own data, which needs no lookup. An active account reaches everybody's data where its roles give it the right, as administrators'
/// and superusers' do, and what people share with it where its roles let it receive shares.
/// </summary>
internal sealed class AccessPolicy(Authorities authorities, IShareRepository shares, TimeProvider clock) : IAccessPolicy
{
    public ValueTask<bool> MayAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken) =>
        caller == owner ? ValueTask.FromResult(true) : new ValueTask<bool>(ReachesAnotherAsync(caller, owner, permission, cancellationToken));

    public async Task<bool> HoldsAsync(EntityId caller, Grant grant, CancellationToken cancellationToken) =>
        await authorities.OfCallerAsync(caller, cancellationToken) is { } authority && authority.Grants.Contains(grant);

    private async Task<bool> ReachesAnotherAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken)
    {
        if (await authorities.OfCallerAsync(caller, cancellationToken) is not { Grants: var grants })
        {
            return false;
        }

        return grants.Contains(permission.ForEverybody())
            || (permission.WhenShared() is { } scope
                && grants.Contains(Grant.ReceiveShares)
                && await shares.AllowsAsync(owner, caller, scope, clock.GetUtcNow(), cancellationToken));
    }
}
