using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Finds records by id alone, within what the caller may reach.</summary>
internal static class ReachableMeasurements
{
    /// <summary>
    /// The record, looked for among the caller's own first: those need no look at who the caller is.
    /// What is nobody's costs the same look at the policy as what is another's.
    /// </summary>
    public static async Task<Measurement?> FindReachableAsync(
        this IMeasurementRepository measurements, EntityId id, EntityId caller, IAccessPolicy policy, Permission permission, CancellationToken cancellationToken)
    {
        if (await measurements.FindAsync(id, OwnerScope.Of(caller), cancellationToken) is { } own)
        {
            return own;
        }

        var owner = await measurements.FindOwnerAsync(id, cancellationToken) ?? EntityId.Empty;
        return await policy.MayAsync(caller, owner, permission, cancellationToken) ? await measurements.FindAsync(id, OwnerScope.Of(owner), cancellationToken) : null;
    }
}
