using System.Collections.Immutable;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The keys that access tokens are signed and checked with.</summary>
internal interface ISigningKeys
{
    /// <summary>The key that signs new tokens.</summary>
    SigningKey Current { get; }

    /// <summary>Every key whose tokens are valid, the current one among them.</summary>
    ImmutableArray<SigningKey> Valid { get; }
}
