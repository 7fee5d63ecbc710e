using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>A piece of clothing.</summary>
public sealed record GarmentDto
{
    /// <summary>The garment's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The category in its owner's words.</summary>
    public required string Category { get; init; }

    /// <summary>The brand, or null.</summary>
    public required string? Brand { get; init; }

    /// <summary>A link to the picture, which works for a limited time; null where there is no picture.</summary>
    public required string? ImageUrl { get; init; }

    /// <summary>When it was first stored (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    // The link is made by a port, which a mapping profile does not have.
    internal static GarmentDto Show(Garment garment, IPictureLinks links) => new()
    {
        Id = garment.Id,
        UserId = garment.UserId,
        Name = garment.Name,
        Category = garment.Category,
        Brand = garment.Brand,
        ImageUrl = garment.Picture is { } picture ? links.To(picture) : null,
        CreatedAt = garment.CreatedAt,
        UpdatedAt = garment.UpdatedAt,
    };

    internal static Versioned<GarmentDto> ShowVersioned(Garment garment, IPictureLinks links) => new(Show(garment, links), garment.Version);
}
