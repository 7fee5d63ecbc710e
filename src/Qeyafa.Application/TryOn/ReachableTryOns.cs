using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Finds try-ons by id alone, within what the caller may reach.</summary>
internal static class ReachableTryOns
{
    /// <summary>The try-on, looked for among the caller's own first. What is nobody's costs the same look at the policy as what is another's.</summary>
    public static async Task<TryOnJob?> FindReachableAsync(
        this ITryOnRepository tryOns, EntityId id, EntityId caller, IAccessPolicy policy, Permission permission, CancellationToken cancellationToken)
    {
        if (await tryOns.FindAsync(id, OwnerScope.Of(caller), cancellationToken) is { } own)
        {
            return own;
        }

        var owner = await tryOns.FindOwnerAsync(id, cancellationToken) ?? EntityId.Empty;
        return await policy.MayAsync(caller, owner, permission, cancellationToken) ? await tryOns.FindAsync(id, OwnerScope.Of(owner), cancellationToken) : null;
    }
}
