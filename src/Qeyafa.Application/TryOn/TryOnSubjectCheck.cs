using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn;

/// <summary>What a try-on needs before it is begun.</summary>
internal static class TryOnSubjectCheck
{
    /// <summary>Within a unit of work: whether body and garment are there with pictures, and stay while the try-on needs them.</summary>
    /// <returns>Null, or what is missing.</returns>
    public static async Task<Error?> HoldWithPicturesAsync(this ITryOnSubjects subjects, EntityId owner, EntityId bodyId, EntityId clothingId, CancellationToken cancellationToken)
    {
        if (await subjects.FindBodyAsync(owner, bodyId, cancellationToken) is not { } body)
        {
            return TryOnErrors.NoBody;
        }

        if (await subjects.FindGarmentAsync(owner, clothingId, cancellationToken) is not { } garment)
        {
            return TryOnErrors.NoGarment;
        }

        if (body.Body is null || garment.Garment is null)
        {
            return body.Body is null ? TryOnErrors.BodyWithoutPicture : TryOnErrors.GarmentWithoutPicture;
        }

        return await subjects.HoldAsync(owner, bodyId, clothingId, cancellationToken) ? null : Error.ConcurrentChange;
    }
}
