using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>What a client enters of a record. The rules that it must obey are the aggregate's, which answers all broken ones at once.</summary>
/// <param name="Measurements">The lengths by name, in <paramref name="Unit"/>; at most 100.</param>
/// <param name="Height">Standing height, in <paramref name="Unit"/>.</param>
/// <param name="Weight">Body mass in kg.</param>
/// <param name="Unit">The unit of every length.</param>
/// <param name="ProcessedAt">When the values were taken.</param>
/// <param name="Source">Where the values come from.</param>
/// <param name="Note">A remark of at most 2,000 characters.</param>
public sealed record MeasurementInput(
    IReadOnlyCollection<KeyValuePair<string, double>>? Measurements,
    double? Height = null,
    double? Weight = null,
    LengthUnit? Unit = null,
    DateTimeOffset? ProcessedAt = null,
    MeasurementSource? Source = null,
    string? Note = null)
{
    internal MeasurementEntry ToEntry(LengthUnit unit, DateTimeOffset processedAt, MeasurementSource source) => new()
    {
        Measurements = Measurements ?? [],
        Height = Height,
        Weight = Weight,
        Unit = Unit ?? unit,
        ProcessedAt = ProcessedAt ?? processedAt,
        Source = Source ?? source,
        Note = Note,
    };
}
