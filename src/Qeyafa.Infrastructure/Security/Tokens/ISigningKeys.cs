using System.Collections.Immutable;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The keys that access tokens are signed and checked with.</summary>
internal interface ISigningKeys
{
    /// <summary>The key that signs new tokens.</summary>
    SigningKey Current { get; }

    /// <summary>Every key whose tokens are valid: the current one, the next one, and those before it as long as a token of theirs may live.</summary>
    ImmutableArray<SigningKey> Valid { get; }

    /// <summary>Looks whether another node has made a key that this one does not know; at most once in a while, so that whoever sends garbage asks nothing of the database.</summary>
    /// <returns>Whether there is one.</returns>
    ValueTask<bool> LookForNewAsync(CancellationToken cancellationToken);
}
