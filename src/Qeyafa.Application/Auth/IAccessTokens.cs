using System.Security.Claims;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth;

/// <summary>Makes and checks the short-lived tokens that requests are signed in with.</summary>
public interface IAccessTokens
{
    /// <summary>A token for a person and the session in which they signed in.</summary>
    AccessToken Issue(EntityId userId, EntityId sessionId);

    /// <summary>
    /// The principal that a token stands for, with a <see cref="SignedInIdentity"/>; null for every token that is not ours, not whole or not valid now.
    /// The principal may be shared between requests: nothing is added to it.
    /// </summary>
    ClaimsPrincipal? Verify(ReadOnlySpan<char> token);

    /// <summary>
    /// Looks, after a token was found not to be valid, whether another node has made a key that this one does not know yet; at most once in a while.
    /// </summary>
    /// <returns>Whether there is one, so that the token may be valid after all.</returns>
    ValueTask<bool> LookForKeysAsync(CancellationToken cancellationToken);
}

/// <summary>An access token.</summary>
/// <param name="Value">The token, as it stands in the <c>Authorization</c> header.</param>
/// <param name="Lifetime">How long it is valid, from now.</param>
public readonly record struct AccessToken(string Value, TimeSpan Lifetime)
{
    /// <summary>The lifetime; the token itself is a secret.</summary>
    public override string ToString() => $"access token for {Lifetime}";
}
