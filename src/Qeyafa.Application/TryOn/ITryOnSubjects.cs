using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn;

/// <summary>What a try-on takes from the wardrobe.</summary>
public interface ITryOnSubjects
{
    /// <summary>The owner's body record with this id; null where there is none.</summary>
    /// <returns>The body, whose picture is null where none was uploaded.</returns>
    Task<TryOnBody?> FindBodyAsync(EntityId owner, EntityId bodyId, CancellationToken cancellationToken);

    /// <summary>The owner's garment with this id; null where there is none.</summary>
    Task<TryOnGarment?> FindGarmentAsync(EntityId owner, EntityId clothingId, CancellationToken cancellationToken);

    /// <summary>
    /// Within a unit of work: marks both as needed, so that a deletion in another unit of work at the same time collides with it and runs again.
    /// </summary>
    /// <returns>Whether both are still there.</returns>
    Task<bool> HoldAsync(EntityId owner, EntityId bodyId, EntityId clothingId, CancellationToken cancellationToken);
}

/// <summary>A body record as a try-on needs it.</summary>
/// <param name="Body">What the engine is told; null where the body has no picture yet.</param>
public sealed record TryOnBody(EngineBody? Body);

/// <summary>A garment as a try-on needs it.</summary>
/// <param name="Garment">What the engine is told; null where the garment has no picture yet.</param>
public sealed record TryOnGarment(EngineGarment? Garment);
