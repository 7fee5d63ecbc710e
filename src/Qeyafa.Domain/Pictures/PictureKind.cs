namespace Qeyafa.Domain.Pictures;

/// <summary>What a picture shows, which is the first part of its storage key.</summary>
public enum PictureKind
{
    /// <summary>A person's body: <c>body/{user_id}/{body_id}.jpg</c>.</summary>
    Body,

    /// <summary>A piece of clothing: <c>clothing/{user_id}/{clothing_id}.jpg</c>.</summary>
    Clothing,

    /// <summary>The result of a try-on: <c>tryon/{user_id}/{tryon_id}.jpg</c>.</summary>
    TryOn,

    /// <summary>What measurements were taken from: <c>measurements/{user_id}/{measurement_id}-front.jpg</c> and <c>-side.jpg</c>.</summary>
    Measurement,
}
