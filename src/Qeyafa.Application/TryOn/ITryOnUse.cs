using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn;

/// <summary>Tells the wardrobe what try-ons still need. Asked within the unit of work that would delete it.</summary>
public interface ITryOnUse
{
    /// <summary>Whether a try-on that has not ended (<c>pending</c> or <c>processing</c>) needs the body.</summary>
    Task<bool> NeedsBodyAsync(EntityId owner, EntityId bodyId, CancellationToken cancellationToken);

    /// <summary>Whether a try-on that has not ended needs the garment.</summary>
    Task<bool> NeedsGarmentAsync(EntityId owner, EntityId clothingId, CancellationToken cancellationToken);
}
