using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Makes the pair of tokens that a sign-in or a refresh is answered with.</summary>
internal sealed class TokenDesk(IAccessTokens accessTokens, IRefreshTokens refreshTokens)
{
    /// <summary>A new pair.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="sessionId">In which session.</param>
    /// <param name="refreshableFor">How long the session lasts unless it is refreshed.</param>
    public TokenPair Issue(EntityId userId, EntityId sessionId, TimeSpan refreshableFor)
    {
        var access = accessTokens.Issue(userId, sessionId);
        var refresh = refreshTokens.Issue(userId, sessionId);
        var tokens = new TokensDto
        {
            AccessToken = access.Value,
            ExpiresIn = (int)access.Lifetime.TotalSeconds,
            RefreshToken = refresh.Value,
            RefreshExpiresIn = (int)refreshableFor.TotalSeconds,
        };
        return new TokenPair(tokens, refresh.Hash);
    }
}

/// <summary>What a client is given, and the hash that is kept of its refresh token.</summary>
internal sealed record TokenPair(TokensDto Tokens, string RefreshHash);
