using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Finds records by id alone, within what the caller may reach.</summary>
internal static class ReachableMeasurements
{
    /// <summary>The record, looked for among the caller's own first: those need no look at who the caller is.</summary>
    public static async Task<Measurement?> FindReachableAsync(
        this IMeasurementRepository measurements, EntityId id, EntityId caller, IAccessPolicy policy, Permission permission, CancellationToken cancellationToken) =>
        await measurements.FindAsync(id, OwnerScope.Of(caller), cancellationToken)
        ?? await measurements.FindAsync(id, await policy.ScopeAsync(caller, permission, cancellationToken), cancellationToken);
}
