using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Wardrobe;

/// <summary>The failures of the wardrobe.</summary>
internal static class WardrobeErrors
{
    public static Error BodyInUse { get; } = new(ErrorKind.Conflict, "body_in_use", "A try-on that has not ended needs the body record. Wait for its end or cancel it, then delete the record.");

    public static Error ClothingInUse { get; } = new(ErrorKind.Conflict, "clothing_in_use", "A try-on that has not ended needs this garment. Wait for its end or cancel it, then delete the garment.");
}
