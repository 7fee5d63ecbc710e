namespace Qeyafa.Domain.Measurements;

/// <summary>The values of a record as somebody enters them, before any rule has been looked at.</summary>
public sealed record MeasurementEntry
{
    /// <summary>The lengths by name, in <see cref="Unit"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, double>> Measurements { get; init; } = [];

    /// <summary>Standing height, in <see cref="Unit"/>.</summary>
    public double? Height { get; init; }

    /// <summary>Body mass in kg.</summary>
    public double? Weight { get; init; }

    /// <summary>The unit of every length.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>When the values were taken.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>Where the values come from.</summary>
    public MeasurementSource Source { get; init; }

    /// <summary>How sure the measurement service is, 0 to 1.</summary>
    public double? AiConfidence { get; init; }

    /// <summary>The storage keys of the pictures that the values were estimated from; looked at only when the record is made.</summary>
    public IReadOnlyList<string> ImagePaths { get; init; } = [];

    /// <summary>A remark of at most 2,000 characters.</summary>
    public string? Note { get; init; }
}
