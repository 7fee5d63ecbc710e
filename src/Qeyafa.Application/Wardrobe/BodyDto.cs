using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>A person's current body record.</summary>
public sealed record BodyDto
{
    /// <summary>The record's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Whose body it is.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>Standing height, in <c>unit</c>.</summary>
    public required double? Height { get; init; }

    /// <summary>Body mass in kg.</summary>
    public required double? Weight { get; init; }

    /// <summary>The unit of every length in the record.</summary>
    public required LengthUnit Unit { get; init; }

    /// <summary>The lengths by name, in <c>unit</c>.</summary>
    public required MeasurementsDto Measurements { get; init; }

    /// <summary>A link to the picture, which works for a limited time; null where there is no picture.</summary>
    public required string? ImageUrl { get; init; }

    /// <summary>When the record was first stored (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What is worth a second look; nothing was refused for it.</summary>
    public required IReadOnlyList<MeasurementWarning> Warnings { get; init; }

    // The link is made by a port, which a mapping profile does not have.
    internal static Versioned<BodyDto> Show(BodyRecord body, IPictureLinks links, bool created = false)
    {
        var shown = new BodyDto
        {
            Id = body.Id,
            UserId = body.UserId,
            Height = body.Height,
            Weight = body.Weight,
            Unit = body.Unit,
            Measurements = new MeasurementsDto(body.Measurements),
            ImageUrl = body.Picture is { } picture ? links.To(picture) : null,
            CreatedAt = body.CreatedAt,
            UpdatedAt = body.UpdatedAt,
            Warnings = body.Warnings(),
        };
        return new Versioned<BodyDto>(shown, body.Version, created);
    }
}
