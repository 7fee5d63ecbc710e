using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>The values of a body record as somebody enters them, before any rule has been looked at.</summary>
public sealed record BodyEntry
{
    /// <summary>The lengths by name, in <see cref="Unit"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, double>> Measurements { get; init; } = [];

    /// <summary>Standing height, in <see cref="Unit"/>.</summary>
    public double? Height { get; init; }

    /// <summary>Body mass in kg.</summary>
    public double? Weight { get; init; }

    /// <summary>The unit of every length; null for the record's own, which is cm in a new one.</summary>
    public LengthUnit? Unit { get; init; }
}
