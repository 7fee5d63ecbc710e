using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>A piece of clothing in a person's wardrobe.</summary>
public sealed class Garment
{
    private Garment(EntityId id, EntityId userId, string name, string category) => (Id, UserId, Name, Category) = (id, userId, name, category);

    /// <summary>The garment's id.</summary>
    public EntityId Id { get; }

    /// <summary>Whose garment it is.</summary>
    public EntityId UserId { get; }

    /// <summary>What its owner calls it; 1 to 200 characters.</summary>
    public string Name { get; private set; }

    /// <summary>The category in its owner's words, such as <c>dress</c>; 1 to 100 characters.</summary>
    public string Category { get; private set; }

    /// <summary>The brand, at most 100 characters; null where none was given.</summary>
    public string? Brand { get; private set; }

    /// <summary>Its picture; null where none was uploaded.</summary>
    public PictureKey? Picture { get; private init; }

    /// <summary>When it was first stored, to the millisecond (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was last changed, to the millisecond (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts the garment's states, from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Puts a garment into a wardrobe.</summary>
    /// <param name="id">The new garment's id.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="details">What is said of it.</param>
    /// <param name="now">The present.</param>
    public static Garment Add(EntityId id, EntityId userId, GarmentDetails details, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        var moment = Moment.ToMilliseconds(now);
        return new Garment(id, userId, details.Name, details.Category) { Brand = details.Brand, CreatedAt = moment, UpdatedAt = moment };
    }

    /// <summary>Replaces all that is said of it. The picture stays.</summary>
    public void Describe(GarmentDetails details, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        (Name, Category, Brand) = (details.Name, details.Category, details.Brand);
        UpdatedAt = Moment.ToMilliseconds(now);
        Version++;
    }

    /// <summary>A stored garment, as it is: no rule is looked at, since garments of earlier systems must stay readable.</summary>
    public static Garment Restore(
        EntityId id, EntityId userId, string name, string category, string? brand, PictureKey? picture, DateTimeOffset createdAt, DateTimeOffset updatedAt, long version) =>
        new(id, userId, name, category) { Brand = brand, Picture = picture, CreatedAt = createdAt, UpdatedAt = updatedAt, Version = version };
}
