using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.TryOn;

/// <summary>A try-on that its owner likes.</summary>
/// <param name="Id">The favourite's id.</param>
/// <param name="UserId">Who likes it.</param>
/// <param name="TryOnId">What they like: a try-on of their own.</param>
/// <param name="CreatedAt">Since when, to the millisecond.</param>
public sealed record Favorite(EntityId Id, EntityId UserId, EntityId TryOnId, DateTimeOffset CreatedAt);

/// <summary>A favourite with its try-on.</summary>
/// <param name="Favorite">The favourite.</param>
/// <param name="TryOn">The try-on; null where an earlier system left the favourite of one that is gone.</param>
public sealed record ShownFavorite(Favorite Favorite, TryOnJob? TryOn);

/// <summary>Keeps favourites: at most one of a person and a try-on.</summary>
public interface IFavoriteRepository
{
    /// <summary>The person's favourite of this try-on; null where there is none.</summary>
    Task<Favorite?> FindAsync(EntityId owner, EntityId tryOnId, CancellationToken cancellationToken);

    /// <summary>Those of the try-ons that are favourites of the person, by one look at the database however many there are.</summary>
    Task<IReadOnlySet<EntityId>> AmongAsync(EntityId owner, IReadOnlyCollection<EntityId> tryOnIds, CancellationToken cancellationToken);

    /// <summary>Stores a favourite. To be called in a unit of work that holds the try-on and has found no favourite of it.</summary>
    Task AddAsync(Favorite favorite, CancellationToken cancellationToken);

    /// <summary>Deletes the person's favourite of this try-on, within the open unit of work where there is one; one that is not there is deleted already.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveAsync(EntityId owner, EntityId tryOnId, CancellationToken cancellationToken);

    /// <summary>A part of a person's favourites with their try-ons, newest first: by id, descending.</summary>
    Task<IReadOnlyList<ShownFavorite>> ListAsync(EntityId owner, TryOnSlice slice, CancellationToken cancellationToken);

    /// <summary>How many favourites the person has.</summary>
    Task<long> CountAsync(EntityId owner, CancellationToken cancellationToken);
}
