using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.TryOn;

/// <summary>Keeps try-ons. Every change of state is one conditional update, so that of two at once exactly one happens.</summary>
public interface ITryOnRepository
{
    /// <summary>Stores a new try-on within the open unit of work; workers see it when that is committed.</summary>
    /// <returns>False where the id is taken: the unit of work must end with a failure then.</returns>
    Task<bool> AddAsync(TryOnJob job, CancellationToken cancellationToken);

    /// <summary>The try-on with this id, if it is within the scope.</summary>
    Task<TryOnJob?> FindAsync(EntityId id, OwnerScope scope, CancellationToken cancellationToken);

    /// <summary>Whose try-on this is, for deciding whether it may be reached; null where there is no such try-on.</summary>
    Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken);

    /// <summary>A part of a person's try-ons, newest first: by id, descending.</summary>
    Task<IReadOnlyList<TryOnJob>> ListAsync(EntityId owner, TryOnFilter filter, TryOnSlice slice, CancellationToken cancellationToken);

    /// <summary>How many of the person's try-ons the filter lets through.</summary>
    Task<long> CountAsync(EntityId owner, TryOnFilter filter, CancellationToken cancellationToken);

    /// <summary>Cancels a try-on that has not ended. Whoever works on it is told, and what they still make is not kept.</summary>
    /// <returns>The canceled try-on; null where there is none that has not ended.</returns>
    Task<TryOnJob?> CancelAsync(EntityId id, EntityId owner, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Begins a failed or canceled try-on again, with all its attempts, within the open unit of work.</summary>
    /// <returns>The try-on, pending; null where there is none in such a state.</returns>
    Task<TryOnJob?> RetryAsync(EntityId id, EntityId owner, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes a try-on, within the open unit of work.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="expectedVersion">The version that it must have; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was there, in that version.</returns>
    Task<bool> DeleteAsync(EntityId id, EntityId owner, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>
    /// Within a unit of work: marks a try-on as needed, so that a deletion in another unit of work at the same time collides with it and runs again.
    /// </summary>
    /// <returns>Whether it is there.</returns>
    Task<bool> HoldAsync(EntityId id, EntityId owner, CancellationToken cancellationToken);

    /// <summary>Within a unit of work: gives the try-on its next version, as what is answered of it changes with what is stored elsewhere. None is left as it is.</summary>
    Task AdvanceAsync(EntityId id, EntityId owner, CancellationToken cancellationToken);
}

/// <summary>Which of a person's try-ons are wanted.</summary>
/// <param name="Status">Only those in this state; all where null.</param>
/// <param name="BodyId">Only those of this body record; all where null.</param>
public sealed record TryOnFilter(TryOnStatus? Status = null, EntityId? BodyId = null);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="After">The id of the last item before the part; null for the beginning.</param>
/// <param name="Skip">How many items to pass over.</param>
/// <param name="Limit">How many items at most.</param>
public sealed record TryOnSlice(EntityId? After, int Skip, int Limit);
