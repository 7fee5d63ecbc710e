using AutoMapper;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>One taking of a person's measurements.</summary>
public sealed record MeasurementDto
{
    /// <summary>The record's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Whose measurements they are.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>The lengths by name, in <c>unit</c>.</summary>
    public required MeasurementsDto Measurements { get; init; }

    /// <summary>Standing height, in <c>unit</c>.</summary>
    public double? Height { get; init; }

    /// <summary>Body mass in kg.</summary>
    public double? Weight { get; init; }

    /// <summary>The unit of every length in the record.</summary>
    public required LengthUnit Unit { get; init; }

    /// <summary>The storage keys of the pictures that the values were estimated from.</summary>
    public required IReadOnlyList<string> ImagePaths { get; init; }

    /// <summary>When the values were taken (UTC).</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>How sure the measurement service is, 0 to 1; null for values that a person entered.</summary>
    public double? AiConfidence { get; init; }

    /// <summary>Where the values come from.</summary>
    public required MeasurementSource Source { get; init; }

    /// <summary>A remark.</summary>
    public string? Note { get; init; }

    /// <summary>When the record was stored (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What is worth a second look; nothing was refused for it.</summary>
    public required IReadOnlyList<MeasurementWarning> Warnings { get; init; }
}

// Written out, since AutoMapper would copy each list element by element.
internal sealed class MeasurementProfile : Profile
{
    public MeasurementProfile() => CreateMap<Measurement, MeasurementDto>().ConvertUsing(measurement => new MeasurementDto
    {
        Id = measurement.Id,
        UserId = measurement.UserId,
        Measurements = new MeasurementsDto(measurement.Measurements),
        Height = measurement.Height,
        Weight = measurement.Weight,
        Unit = measurement.Unit,
        ImagePaths = measurement.ImagePaths,
        ProcessedAt = measurement.ProcessedAt,
        AiConfidence = measurement.AiConfidence,
        Source = measurement.Source,
        Note = measurement.Note,
        CreatedAt = measurement.CreatedAt,
        Warnings = measurement.Warnings(),
    });
}
