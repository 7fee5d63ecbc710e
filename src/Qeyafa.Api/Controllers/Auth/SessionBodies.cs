using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>What a session is refreshed with.</summary>
/// <param name="RefreshToken">The newest refresh token of the session. It is used up: the answer holds the next one.</param>
public sealed record RefreshBody(Secret RefreshToken);

/// <summary>What somebody signs out with; the whole body may be left out.</summary>
/// <param name="RefreshToken">A refresh token of the session to end, for a client whose access token has run out.</param>
public sealed record SignOutBody(Secret? RefreshToken = null);
