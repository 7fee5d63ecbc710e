using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Answers the public keys that access tokens are checked with.</summary>
public sealed record GetSigningKeys : IQuery<SigningKeysDto>, IAnonymousRequest;

internal sealed class GetSigningKeysHandler(IPublicKeys keys) : IQueryHandler<GetSigningKeys, SigningKeysDto>
{
    public Task<Result<SigningKeysDto>> Handle(GetSigningKeys request, CancellationToken cancellationToken) => Task.FromResult<Result<SigningKeysDto>>(new SigningKeysDto(keys.All));
}

/// <summary>The public halves of the keys that sign access tokens.</summary>
public interface IPublicKeys
{
    /// <summary>Every key whose tokens are valid, and the one that will sign next.</summary>
    IReadOnlyList<SigningKeyDto> All { get; }
}

/// <summary>A set of public keys (RFC 7517).</summary>
/// <param name="Keys">The keys: the one that signs now, the one before as long as a token of it may be valid, and the next one a day before its first use.</param>
public sealed record SigningKeysDto(IReadOnlyList<SigningKeyDto> Keys);

/// <summary>A public key on the curve P-256 (RFC 7517, RFC 7518).</summary>
/// <param name="Kid">The key's id, as it stands in a token's header: its thumbprint (RFC 7638).</param>
/// <param name="X">The public point's x coordinate, 32 bytes in base64url.</param>
/// <param name="Y">Its y coordinate, 32 bytes in base64url.</param>
public sealed record SigningKeyDto(string Kid, string X, string Y)
{
    /// <summary>The key's type: always <c>EC</c>.</summary>
    public string Kty { get; init; } = "EC";

    /// <summary>The curve: always <c>P-256</c>.</summary>
    public string Crv { get; init; } = "P-256";

    /// <summary>What the key is for: always <c>sig</c>.</summary>
    public string Use { get; init; } = "sig";

    /// <summary>The algorithm: always <c>ES256</c>.</summary>
    public string Alg { get; init; } = "ES256";
}
