using System.Collections.Immutable;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The one key that configuration holds (<c>Tokens:SigningKey</c>): whoever sets it rotates it.</summary>
internal sealed class ConfiguredSigningKeys(SigningKey key) : ISigningKeys
{
    public SigningKey Current => key;

    public ImmutableArray<SigningKey> Valid { get; } = [key];

    public ValueTask<bool> LookForNewAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
