using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Makes and reads refresh tokens: opaque to their bearers, authenticated, so that what we did not issue is refused without a look at the database.</summary>
public interface IRefreshTokens
{
    /// <summary>A new token of a session.</summary>
    RefreshToken Issue(EntityId userId, EntityId sessionId);

    /// <summary>The token that a text is; null for every text that we did not issue.</summary>
    RefreshToken? Read(string text);

    /// <summary>Seals what a rotation was answered, for its repetition within the grace.</summary>
    /// <param name="pair">The answer.</param>
    /// <param name="successorHash">The hash of the refresh token in it; the seal opens with the same one only.</param>
    ReadOnlyMemory<byte> Seal(TokensDto pair, string successorHash);

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    TokensDto Open(ReadOnlyMemory<byte> sealedPair, string successorHash);
}

/// <summary>An authentic refresh token.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="SessionId">Of which session.</param>
/// <param name="Value">The token as its bearer sends it.</param>
/// <param name="Hash">What is stored of it.</param>
public sealed record RefreshToken(EntityId UserId, EntityId SessionId, string Value, string Hash)
{
    /// <summary>The session; the token itself is a secret.</summary>
    public override string ToString() => $"refresh token of {SessionId}";
}
