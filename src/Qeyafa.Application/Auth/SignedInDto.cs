using Qeyafa.Application.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Somebody who has just signed in.</summary>
/// <param name="User">The account.</param>
/// <param name="Tokens">What the next requests are signed in with.</param>
public sealed record SignedInDto(UserDto User, TokensDto Tokens);

/// <summary>What requests are signed in with.</summary>
public sealed record TokensDto
{
    /// <summary>The token for the <c>Authorization</c> header.</summary>
    public required string AccessToken { get; init; }

    /// <summary>How the token is sent: always <c>Bearer</c>.</summary>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>How long the access token is valid, in seconds.</summary>
    public required int ExpiresIn { get; init; }

    /// <summary>Gets the next pair, once; it is of no use anywhere but at <c>POST /auth/refresh</c> and <c>POST /auth/logout</c>.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>How long the refresh token is valid, in seconds.</summary>
    public required int RefreshExpiresIn { get; init; }

    /// <summary>A token alone is never written out.</summary>
    public override string ToString() => nameof(TokensDto);
}
