using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Domain.TryOn;

/// <summary>
/// A try-on: a garment on a person's body, made as a job. Several nodes work on jobs at once, so its state changes by conditional updates only
/// (<see cref="ITryOnRepository"/>); this is how it stood when it was read.
/// </summary>
public sealed class TryOnJob
{
    private TryOnJob(EntityId id, EntityId userId, EntityId bodyId, EntityId clothingId) =>
        (Id, UserId, BodyId, ClothingId) = (id, userId, bodyId, clothingId);

    /// <summary>The try-on's id.</summary>
    public EntityId Id { get; }

    /// <summary>Whose try-on it is.</summary>
    public EntityId UserId { get; }

    /// <summary>The body record that is dressed.</summary>
    public EntityId BodyId { get; }

    /// <summary>The garment that is tried on.</summary>
    public EntityId ClothingId { get; }

    /// <summary>How far it has come.</summary>
    public TryOnStatus Status { get; private init; }

    /// <summary>Where the result is kept; null where there is none.</summary>
    public PictureKey? Result { get; private init; }

    /// <summary>The address that an earlier system stored for its result; null for try-ons of this one.</summary>
    public string? StoredResultUrl { get; private init; }

    /// <summary>How long the making of the picture took; null before it is made.</summary>
    public TimeSpan? ProcessingTime { get; private init; }

    /// <summary>The model and version that made the picture; null before it is made.</summary>
    public string? ModelUsed { get; private init; }

    /// <summary>Why it was given up, in a sentence for its owner; null unless it has failed.</summary>
    public string? Failure { get; private init; }

    /// <summary>How many attempts have begun, those before it was begun again included.</summary>
    public int Attempts { get; private init; }

    /// <summary>When it was asked for, to the millisecond.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it ended, whichever way; null before.</summary>
    public DateTimeOffset? CompletedAt { get; private init; }

    /// <summary>Counts the states that its owner can see, from 1.</summary>
    public long Version { get; private init; } = 1;

    /// <summary>A new try-on, which waits for its turn.</summary>
    public static TryOnJob Create(EntityId id, EntityId userId, EntityId bodyId, EntityId clothingId, DateTimeOffset now) =>
        new(id, userId, bodyId, clothingId) { CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()) };

    /// <summary>A stored try-on, as it is.</summary>
    public static TryOnJob Restore(
        EntityId id, EntityId userId, EntityId bodyId, EntityId clothingId, TryOnStatus status, PictureKey? result, string? storedResultUrl, TimeSpan? processingTime,
        string? modelUsed, string? failure, int attempts, DateTimeOffset createdAt, DateTimeOffset? completedAt, long version) =>
        new(id, userId, bodyId, clothingId)
        {
            Status = status,
            Result = result,
            StoredResultUrl = storedResultUrl,
            ProcessingTime = processingTime,
            ModelUsed = modelUsed,
            Failure = failure,
            Attempts = attempts,
            CreatedAt = createdAt,
            CompletedAt = completedAt,
            Version = version,
        };

    /// <summary>Whether its owner sees the same state of the same try-on.</summary>
    public bool LooksLike(TryOnJob other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Id, Status, Attempts, Failure, CompletedAt) == (other.Id, other.Status, other.Attempts, other.Failure, other.CompletedAt);
    }
}
