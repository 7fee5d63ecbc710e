using Qeyafa.Application.Auth.Sessions;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The public halves of the keys whose tokens are valid.</summary>
internal sealed class PublicKeys(ISigningKeys keys) : IPublicKeys
{
    public IReadOnlyList<SigningKeyDto> All => [.. keys.Valid.Select(key => key.ToPublic())];
}
