using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>A garment tried on a body: a job, and its picture when it is done.</summary>
public sealed record TryOnDto
{
    /// <summary>The try-on's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Whose try-on it is.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>The body record that is dressed.</summary>
    public required EntityId BodyId { get; init; }

    /// <summary>The garment that is tried on.</summary>
    public required EntityId ClothingId { get; init; }

    /// <summary>How far it has come; <c>completed</c>, <c>failed</c> and <c>canceled</c> are ends.</summary>
    public required TryOnStatus Status { get; init; }

    /// <summary>A link to the picture, which works for a limited time; null until there is one.</summary>
    public string? ResultImageUrl { get; init; }

    /// <summary>How long the making of the picture took, in seconds; null until it is made.</summary>
    public double? ProcessingTime { get; init; }

    /// <summary>The model and version that made the picture; null until it is made.</summary>
    public string? ModelUsed { get; init; }

    /// <summary>Why it failed, in a sentence for its owner; null unless it has failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it is among your favourites.</summary>
    public required bool IsFavorite { get; init; }

    /// <summary>How many attempts have begun, those before a retry included.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended, whichever way (UTC); null before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>Shows try-ons to the caller. Written out, as each needs a link to its picture, and whether the caller likes it.</summary>
internal sealed class TryOnView(IPictureLinks links, IFavoriteRepository favorites, ICaller caller)
{
    /// <summary>Shows one, with its version.</summary>
    public async Task<Versioned<TryOnDto>> ShowAsync(TryOnJob job, CancellationToken cancellationToken)
    {
        var isFavorite = await favorites.FindAsync(caller.RequiredUserId(), job.Id, cancellationToken) is not null;
        return new Versioned<TryOnDto>(Show(job, isFavorite), job.Version);
    }

    /// <summary>Finds out which of these the caller likes, and answers how each is shown.</summary>
    public async Task<Func<TryOnJob, TryOnDto>> ShowManyAsync(IEnumerable<TryOnJob> jobs, CancellationToken cancellationToken)
    {
        var liked = await favorites.AmongAsync(caller.RequiredUserId(), [.. jobs.Select(job => job.Id)], cancellationToken);
        return job => Show(job, liked.Contains(job.Id));
    }

    /// <summary>Shows one of which is known whether the caller likes it.</summary>
    public TryOnDto Show(TryOnJob job, bool isFavorite) => new()
    {
        Id = job.Id,
        UserId = job.UserId,
        BodyId = job.BodyId,
        ClothingId = job.ClothingId,
        Status = job.Status,
        ResultImageUrl = job.Result is { } key ? links.To(key) : job.StoredResultUrl,
        ProcessingTime = job.ProcessingTime?.TotalSeconds,
        ModelUsed = job.ModelUsed,
        Error = job.Failure,
        IsFavorite = isFavorite,
        Attempts = job.Attempts,
        CreatedAt = job.CreatedAt,
        CompletedAt = job.CompletedAt,
    };
}
