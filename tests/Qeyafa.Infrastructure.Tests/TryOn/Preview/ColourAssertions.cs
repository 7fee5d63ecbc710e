namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

internal static class ColourAssertions
{
    /// <summary>No channel may differ by more than the tolerance, of 255.</summary>
    public static void ShouldBeNear(this (int Red, int Green, int Blue) colour, (int Red, int Green, int Blue) other, int tolerance) =>
        Math.Max(Math.Abs(colour.Red - other.Red), Math.Max(Math.Abs(colour.Green - other.Green), Math.Abs(colour.Blue - other.Blue)))
            .ShouldBeLessThanOrEqualTo(tolerance, $"{colour} against {other}");
}
