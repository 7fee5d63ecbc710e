using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>Keeps garments, and counts them: each change and its counts are one. Every call joins the unit of work that it is made in.</summary>
public interface IGarmentRepository
{
    /// <summary>Stores a new garment.</summary>
    /// <returns>Whether it was stored; false where the id is taken, by whomever.</returns>
    Task<bool> InsertAsync(Garment garment, CancellationToken cancellationToken);

    /// <summary>The owner's garment with this id, or null.</summary>
    Task<Garment?> FindAsync(EntityId owner, EntityId id, CancellationToken cancellationToken);

    /// <summary>Whose garment this is, for deciding whether it may be reached; null where there is none.</summary>
    Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces what is said of the garment of the same id and owner if its stored version is the expected one, and keeps the picture and stored fields that the garment does not know.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceAsync(Garment garment, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Names a picture that has been stored, whatever the garment's version, which grows by one.</summary>
    /// <returns>The garment as it is then; null where it is not there any more.</returns>
    Task<Garment?> ShowAsync(EntityId owner, EntityId id, PictureKey picture, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes the garment, if it is there and, where a version is expected, has that version.</summary>
    /// <returns>Whether there was such a garment.</returns>
    Task<bool> DeleteAsync(EntityId owner, EntityId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>A part of a person's garments, newest first: by <c>created_at</c>, then by id, both descending.</summary>
    Task<IReadOnlyList<Garment>> ListAsync(GarmentSlice slice, CancellationToken cancellationToken);

    /// <summary>How many of the person's garments the filter lets through.</summary>
    Task<long> CountAsync(EntityId owner, GarmentFilter filter, CancellationToken cancellationToken);

    /// <summary>How many garments the person has by category and brand, in a time that does not grow with their number.</summary>
    Task<WardrobeCounts> CountsAsync(EntityId owner, CancellationToken cancellationToken);
}
