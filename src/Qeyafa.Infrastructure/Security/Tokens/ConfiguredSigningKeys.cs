using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>One key: the configured one, or outside Production the one that the data folder keeps.</summary>
internal sealed class ConfiguredSigningKeys : ISigningKeys
{
    public ConfiguredSigningKeys(IOptions<TokenOptions> options, SigningKeyFile file)
    {
        Current = options.Value.SigningKey is { } text && !string.IsNullOrWhiteSpace(text) ? SigningKey.Parse(text) : file.ReadOrMake();
        Valid = [Current];
    }

    public SigningKey Current { get; }

    public ImmutableArray<SigningKey> Valid { get; }
}
