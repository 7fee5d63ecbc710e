using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Access;

/// <summary>
/// People reach their own data, which needs no lookup; active administrators and superusers reach everybody's.
/// What the caller is comes fresh from the database, never from the token, so that a lost role is lost at once.
/// </summary>
internal sealed class AccessPolicy(IUserRepository users) : IAccessPolicy
{
    public ValueTask<bool> MayAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken) =>
        caller == owner ? ValueTask.FromResult(true) : new ValueTask<bool>(ReachesEverybodyAsync(caller, cancellationToken));

    public async ValueTask<OwnerScope> ScopeAsync(EntityId caller, Permission permission, CancellationToken cancellationToken) =>
        await ReachesEverybodyAsync(caller, cancellationToken) ? OwnerScope.Everyone : OwnerScope.Of(caller);

    private async Task<bool> ReachesEverybodyAsync(EntityId caller, CancellationToken cancellationToken) =>
        await users.FindAsync(caller, cancellationToken) is { ReachesEverybody: true };
}
