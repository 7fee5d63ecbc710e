using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Knows in which unit a person wants to see lengths (the profile's <c>preferred_unit</c>).</summary>
public interface IUnitPreference
{
    /// <summary>The unit that the person prefers, or null where none is stated.</summary>
    ValueTask<LengthUnit?> GetAsync(EntityId ownerId, CancellationToken cancellationToken);
}
