using System.Buffers;
using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>Access tokens: JWTs signed with ES256, of the type <c>at+jwt</c> (RFC 9068).</summary>
/// <remarks>Sources: RFC 7515, RFC 7519, RFC 8725 (what to refuse), RFC 9068.</remarks>
internal sealed class AccessTokens(ISigningKeys keys, VerifiedTokens verified, IOptions<TokenOptions> options, TimeProvider clock) : IAccessTokens
{
    private const int TokenIdBytes = 16;

    // Tokens are never part of a page; the default encoder would write the + of the type as an escape, which not every reader takes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TokenOptions _options = options.Value;
    private readonly long _skew = (long)options.Value.ClockSkew.TotalSeconds;

    public AccessToken Issue(EntityId userId, EntityId sessionId)
    {
        var key = keys.Current;
        var signed = $"{Segment(writer => WriteHeader(writer, key))}.{Segment(writer => WritePayload(writer, userId, sessionId))}";
        Span<byte> signature = stackalloc byte[SigningKey.SignatureLength];
        key.Sign(Encoding.ASCII.GetBytes(signed), signature);
        return new AccessToken($"{signed}.{Base64Url.EncodeToString(signature)}", _options.Lifetime);
    }

    public ClaimsPrincipal? Verify(ReadOnlySpan<char> token)
    {
        if (!TokenText.TrySplit(token, out var header, out var payload, out var signature))
        {
            return null;
        }

        var hash = TokenHash.Of(token);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return verified.Find(hash, now, keys) ?? Check(token, token[header], token[payload], token[signature], hash, now);
    }

    public ValueTask<bool> LookForKeysAsync(CancellationToken cancellationToken) => keys.LookForNewAsync(cancellationToken);

    private ClaimsPrincipal? Check(ReadOnlySpan<char> token, ReadOnlySpan<char> header, ReadOnlySpan<char> payload, ReadOnlySpan<char> signature, in TokenHash hash, long now)
    {
        Span<byte> buffer = stackalloc byte[TokenText.MaxLength];
        if (signature.Length != Base64Url.GetEncodedLength(SigningKey.SignatureLength) || TokenHeader.KeyOf(TokenText.Decode(header, buffer), keys) is not { } key)
        {
            return null;
        }

        var signedLength = Encoding.ASCII.GetBytes(token[..(header.Length + 1 + payload.Length)], buffer);
        Span<byte> signatureBytes = stackalloc byte[SigningKey.SignatureLength];
        if (!key.Verify(buffer[..signedLength], TokenText.Decode(signature, signatureBytes)))
        {
            return null;
        }

        if (TokenClaims.Read(TokenText.Decode(payload, buffer)) is not { } claims || !IsGood(claims, now))
        {
            return null;
        }

        var principal = new ClaimsPrincipal(new SignedInIdentity(claims.Subject!.Value, claims.Session!.Value));
        if (now < claims.ExpiresAt)
        {
            verified.Remember(hash, new VerifiedTokens.Entry(principal, claims.ExpiresAt.Value, key));
        }

        return principal;
    }

    private bool IsGood(TokenClaims claims, long now) =>
        claims.Issuer == _options.Issuer
        && claims.Audience == _options.Audience
        && claims.IssuedAt <= now + _skew
        && claims.NotBefore <= now + _skew
        && claims.ExpiresAt > now - _skew
        && claims.ExpiresAt > claims.IssuedAt;

    private static string Segment(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    private static void WriteHeader(Utf8JsonWriter writer, SigningKey key)
    {
        writer.WriteString("alg"u8, "ES256"u8);
        writer.WriteString("typ"u8, "at+jwt"u8);
        writer.WriteString("kid"u8, key.Id);
    }

    private void WritePayload(Utf8JsonWriter writer, EntityId userId, EntityId sessionId)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        writer.WriteString("iss"u8, _options.Issuer);
        writer.WriteString("aud"u8, _options.Audience);
        writer.WriteString("sub"u8, userId.ToString());
        writer.WriteString("sid"u8, sessionId.ToString());
        writer.WriteString("jti"u8, RandomNumberGenerator.GetHexString(TokenIdBytes * 2, lowercase: true));
        writer.WriteNumber("iat"u8, now);
        writer.WriteNumber("nbf"u8, now);
        writer.WriteNumber("exp"u8, now + (long)_options.Lifetime.TotalSeconds);
    }
}
