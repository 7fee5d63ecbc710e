using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>Keeps body records, one per person at most. Every call joins the unit of work that it is made in.</summary>
public interface IBodyRepository
{
    /// <summary>A person's body record, or null.</summary>
    Task<BodyRecord?> FindAsync(EntityId owner, CancellationToken cancellationToken);

    /// <summary>Stores a person's first record.</summary>
    /// <returns>Whether it was stored; false where the person has one by now.</returns>
    Task<bool> InsertAsync(BodyRecord body, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the values of the record of the same id and owner if its stored version is the expected one, and keeps the picture and stored fields that the record does not know.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceAsync(BodyRecord body, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Names a picture that has been stored, whatever the record's version, which grows by one.</summary>
    /// <returns>The record as it is then; null where there is none with this id any more.</returns>
    Task<BodyRecord?> ShowAsync(EntityId owner, EntityId id, PictureKey picture, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes the record if it has this id and version.</summary>
    /// <returns>Whether there was such a record.</returns>
    Task<bool> DeleteAsync(EntityId owner, EntityId id, long expectedVersion, CancellationToken cancellationToken);
}
