namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>Where a standing person is in a picture. All numbers are pixels of the picture; rows count from its top.</summary>
/// <param name="Width">The picture's width.</param>
/// <param name="Height">The picture's height.</param>
/// <param name="Crown">The row of the top of the head.</param>
/// <param name="Floor">The row of the soles; below the crown.</param>
/// <param name="NeckColumn">The column of the middle of the neck.</param>
/// <param name="HipColumn">The column of the middle of the hips.</param>
/// <param name="ShoulderOutline">How broad the outline is at the shoulders, arms included; null where it does not tell.</param>
/// <param name="IsFound">Whether the person was seen; false where the place is assumed.</param>
internal sealed record Figure(int Width, int Height, double Crown, double Floor, double NeckColumn, double HipColumn, double? ShoulderOutline, bool IsFound)
{
    private const double AssumedCrown = 0.05;
    private const double AssumedFloor = 0.95;

    /// <summary>The person's height in pixels.</summary>
    public double Stature => Floor - Crown;

    /// <summary>Where a person is assumed who cannot be told from the background: upright in the middle, filling nine tenths of the height.</summary>
    public static Figure Assumed(int width, int height) =>
        new(width, height, height * AssumedCrown, height * AssumedFloor, width / 2.0, width / 2.0, ShoulderOutline: null, IsFound: false);
}
