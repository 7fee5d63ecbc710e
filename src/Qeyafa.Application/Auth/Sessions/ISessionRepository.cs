using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Where sessions are kept, and the record of what was issued in them. Every call joins the unit of work that it is made in.</summary>
public interface ISessionRepository
{
    /// <summary>Stores a new session with the record of its first refresh token.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    /// <summary>A session of a person's, live or not; null where there is none.</summary>
    Task<Session?> FindAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken);

    /// <summary>A person's live sessions, newest first.</summary>
    /// <param name="userId">Whose sessions.</param>
    /// <param name="slice">Which of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Session>> LiveAsync(EntityId userId, SessionSlice slice, CancellationToken cancellationToken);

    /// <summary>How many live sessions a person has.</summary>
    Task<long> CountLiveAsync(EntityId userId, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a successor in the place of the valid refresh token. Whether the token is the valid one, and the session live, is decided by the same atomic
    /// update that replaces it.
    /// </summary>
    /// <returns>False where another request, or the session's end, came first: nothing is changed then.</returns>
    Task<bool> RotateAsync(Session session, Successor successor, CancellationToken cancellationToken);

    /// <summary>Ends one session. On this node it is refused from the next request on.</summary>
    /// <param name="userId">Whose session.</param>
    /// <param name="sessionId">Which one.</param>
    /// <param name="onlyAt">The hash of the refresh token that must be the valid one; null where any may be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where the person has no live session with this id, or it has moved on to another token.</returns>
    Task<bool> EndAsync(EntityId userId, EntityId sessionId, string? onlyAt, CancellationToken cancellationToken);

    /// <summary>Ends the oldest of a person's sessions.</summary>
    /// <param name="userId">Whose sessions.</param>
    /// <param name="keep">How many of the newest stay.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task EndOldestAsync(EntityId userId, int keep, CancellationToken cancellationToken);

    /// <summary>When a credential was last shown in a live session (UTC), read fresh; null where there is no such session.</summary>
    Task<DateTimeOffset?> AuthenticatedAtAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken);
}

/// <summary>The refresh token that takes the place of a session's valid one.</summary>
/// <param name="TokenHash">Its hash.</param>
/// <param name="SealedPair">What the exchange is answered, sealed.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ExpiresAt">When the session ends now unless it is refreshed before (UTC).</param>
public sealed record Successor(string TokenHash, ReadOnlyMemory<byte> SealedPair, DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <summary>Which of a person's live sessions are wanted.</summary>
/// <param name="After">The last one of the page before; null for the first page.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many at most.</param>
public sealed record SessionSlice(EntityId? After, int Skip, int Limit);
