using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Abstractions;

/// <summary>Remembers the answers of creating requests by the client's idempotency key, for 24 hours.</summary>
public interface IIdempotencyStore
{
    /// <summary>
    /// Claims a key. One atomic step decides among all processes who carries the request out; a claim whose holder has died ends after
    /// <see cref="IdempotencyClaim.Lease"/>, and its successor gets the same reserved id.
    /// </summary>
    Task<IdempotencyOutcome> ClaimAsync(IdempotencyClaim claim, CancellationToken cancellationToken);

    /// <summary>Keeps the answer for whoever repeats the request. The body is stored encrypted. Where this fails, the claim is given up as by <see cref="AbandonAsync"/>.</summary>
    /// <param name="claim">The claim, as it was made.</param>
    /// <param name="held">What the claim was answered; a claim that somebody else has taken over since is left alone.</param>
    /// <param name="answer">What the client is answered.</param>
    /// <param name="cancellationToken">Not the request's own: the client may have gone by now.</param>
    Task CompleteAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the claim up after a failure on our side: the same request may be tried again at once and gets the same reserved id. While the store is away
    /// the process remembers that, and gives the claim up when the store is back, or when it meets the request again.
    /// </summary>
    /// <param name="claim">The claim, as it was made.</param>
    /// <param name="held">What the claim was answered; a claim that somebody else has taken over since is left alone.</param>
    /// <param name="cancellationToken">Not the request's own: the client may have gone by now.</param>
    Task AbandonAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, CancellationToken cancellationToken);

    /// <summary>Forgets the key after a refusal, where nothing can have been created: any request may use it next. Later, as above, while the store is away.</summary>
    /// <param name="claim">The claim, as it was made.</param>
    /// <param name="held">What the claim was answered; a claim that somebody else has taken over since is left alone.</param>
    /// <param name="cancellationToken">Not the request's own: the client may have gone by now.</param>
    Task ForgetAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, CancellationToken cancellationToken);
}

/// <summary>A request that wants to be carried out once.</summary>
/// <param name="Scope">Whose key it is and what for: the caller's id or <c>anonymous</c>, the method and the path, one per line.</param>
/// <param name="Key">The client's key: 1 to 128 visible ASCII characters. A store keeps a hash of it only.</param>
/// <param name="Request">The request's body, or a hash of it where it is long, for the store to make an HMAC of: the same key with another body is refused.</param>
public sealed record IdempotencyClaim(string Scope, string Key, ReadOnlyMemory<byte> Request)
{
    /// <summary>How long an answer is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(24);

    /// <summary>How long a claim holds when its holder says nothing more.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(60);
}

/// <summary>What came of a claim.</summary>
public abstract record IdempotencyOutcome
{
    private IdempotencyOutcome()
    {
    }

    /// <summary>The request is the caller's to carry out, with this id.</summary>
    /// <param name="ReservedId">The id for what the request creates.</param>
    /// <param name="Repeated">Whether an earlier try held the claim and may have got through.</param>
    /// <param name="LeaseUntil">Until when the claim holds. With the reserved id it tells this holder from those before and after.</param>
    public sealed record Fresh(EntityId ReservedId, bool Repeated, DateTimeOffset LeaseUntil) : IdempotencyOutcome;

    /// <summary>The request was carried out before, and this was its answer.</summary>
    public sealed record Replay(StoredAnswer Answer) : IdempotencyOutcome;

    /// <summary>The key was used with another body.</summary>
    public sealed record DifferentRequest : IdempotencyOutcome;

    /// <summary>The same request is being carried out at this moment.</summary>
    /// <param name="RetryAfter">When another try makes sense.</param>
    public sealed record InFlight(TimeSpan RetryAfter) : IdempotencyOutcome;
}

/// <summary>An answer as it went to the client.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The body's media type, or null without a body.</param>
/// <param name="Location">The <c>Location</c> header, or null.</param>
/// <param name="EntityTag">The <c>ETag</c> header, or null.</param>
/// <param name="Body">The body, not compressed.</param>
public sealed record StoredAnswer(int Status, string? ContentType, string? Location, string? EntityTag, ReadOnlyMemory<byte> Body);
