using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Finds garments by id alone, within what the caller may reach.</summary>
internal static class ReachableGarments
{
    /// <summary>
    /// The garment, looked for among the caller's own first: those need no look at who the caller is.
    /// What is nobody's costs the same look at the policy as what is another's.
    /// </summary>
    public static async Task<Garment?> FindReachableAsync(
        this IGarmentRepository garments, EntityId id, EntityId caller, IAccessPolicy policy, Permission permission, CancellationToken cancellationToken)
    {
        if (await garments.FindAsync(caller, id, cancellationToken) is { } own)
        {
            return own;
        }

        var owner = await garments.FindOwnerAsync(id, cancellationToken) ?? EntityId.Empty;
        return await policy.MayAsync(caller, owner, permission, cancellationToken) ? await garments.FindAsync(owner, id, cancellationToken) : null;
    }
}
