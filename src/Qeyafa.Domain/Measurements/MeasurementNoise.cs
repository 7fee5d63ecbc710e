namespace Qeyafa.Domain.Measurements;

/// <summary>Tells a change from the scatter of measuring twice.</summary>
public static class MeasurementNoise
{
    private const double CoverageFactor = 1.96;
    private const double MmPerCm = 10;

    /// <summary>
    /// Whether a change exceeds 1.96 × √2 × noise: the smallest difference between two readings that is a change, at 95 %.
    /// Null for weight and for custom names: no tolerance is known of them, and none is made up.
    /// </summary>
    /// <param name="name">The name of the measurement.</param>
    /// <param name="change">The later value less the earlier one.</param>
    /// <param name="unit">The unit of the change.</param>
    /// <remarks>Source of the noise: the agreement tolerances of ISO 20685.</remarks>
    public static bool? IsSignificant(MeasurementName name, double change, LengthUnit unit)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Entry?.NoiseMm is { } noise
            ? Math.Abs(LengthUnits.Convert(change, unit, LengthUnit.Cm)) * MmPerCm > CoverageFactor * Math.Sqrt(2) * noise
            : null;
    }
}
