using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>What begins with a sign-in: somebody's access on one device.</summary>
public sealed record Session
{
    /// <summary>The session's id, made at the sign-in; a client never chooses it.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Whose session.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>What the client said that it is; at most 255 characters.</summary>
    public string? DeviceInfo { get; init; }

    /// <summary>The network address of the sign-in; at most 50 characters.</summary>
    public string? IpAddress { get; init; }

    /// <summary>False once it was ended.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When a credential was last shown in it (UTC).</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last refreshed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ends unless it is refreshed before (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it ends whatever happens (UTC).</summary>
    public required DateTimeOffset AbsoluteEnd { get; init; }

    /// <summary>The hash of the refresh token that is valid.</summary>
    public required string CurrentToken { get; init; }

    /// <summary>The last rotation; null before the first.</summary>
    public Rotation? LastRotation { get; init; }

    /// <summary>Whether it can be used.</summary>
    /// <param name="now">The time (UTC).</param>
    public bool IsLive(DateTimeOffset now) => IsActive && now < ExpiresAt;

    /// <summary>What an authentic refresh token of this session is to it.</summary>
    /// <param name="tokenHash">The token's hash.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="grace">How long a token is answered again after its first use.</param>
    public TokenStanding StandingOf(string tokenHash, DateTimeOffset now, TimeSpan grace)
    {
        if (!IsLive(now))
        {
            return TokenStanding.Over;
        }

        if (tokenHash == CurrentToken)
        {
            return TokenStanding.Current;
        }

        return tokenHash == LastRotation?.Predecessor && now - LastRotation.At <= grace ? TokenStanding.JustUsed : TokenStanding.Reused;
    }
}

/// <summary>The exchange of a refresh token for its successor.</summary>
/// <param name="Predecessor">The hash of the token that was exchanged.</param>
/// <param name="At">When (UTC).</param>
/// <param name="SealedPair">What the exchange was answered, sealed: the same token, used again at once, gets the same answer.</param>
public sealed record Rotation(string Predecessor, DateTimeOffset At, ReadOnlyMemory<byte> SealedPair);

/// <summary>What a refresh token is to its session.</summary>
public enum TokenStanding
{
    /// <summary>The session has ended.</summary>
    Over,

    /// <summary>The token is the valid one.</summary>
    Current,

    /// <summary>The token was used a moment ago, and its successor has not been: two tabs, or an answer that got lost.</summary>
    JustUsed,

    /// <summary>The token was used before, or never was this session's turn: somebody has a copy.</summary>
    Reused,
}
