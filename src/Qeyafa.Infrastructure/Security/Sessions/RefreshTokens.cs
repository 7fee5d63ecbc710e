using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Sessions;

/// <summary>
/// Refresh tokens: the account's id, the session's id, 24 random bytes and an HMAC-SHA-256 over the three, in base64url. The ids lead to the session's document
/// in one indexed read; the MAC keeps everybody else's texts from getting that far.
/// </summary>
/// <remarks>Source: RFC 9700, 4.14.2; RFC 6749, 10.10 (no more than 2^-128 to guess one).</remarks>
internal sealed class RefreshTokens(SecretBox box) : IRefreshTokens
{
    /// <summary>How many characters a token has.</summary>
    public const int TextLength = 107;

    private const int RandomLength = 24;
    private const int PayloadLength = (2 * EntityId.ByteLength) + RandomLength;
    private const int Length = PayloadLength + 32;

    public RefreshToken Issue(EntityId userId, EntityId sessionId)
    {
        Span<byte> bytes = stackalloc byte[Length];
        userId.WriteBytes(bytes);
        sessionId.WriteBytes(bytes[EntityId.ByteLength..]);
        RandomNumberGenerator.Fill(bytes[(2 * EntityId.ByteLength)..PayloadLength]);
        Authenticate(bytes[..PayloadLength], bytes[PayloadLength..]);
        return new RefreshToken(userId, sessionId, Base64Url.EncodeToString(bytes), HashOf(bytes));
    }

    public RefreshToken? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != TextLength || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Length)
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[Length - PayloadLength];
        Authenticate(bytes[..PayloadLength], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[PayloadLength..]) || Base64Url.EncodeToString(bytes) != text)
        {
            return null;
        }

        return new RefreshToken(EntityId.FromBytes(bytes[..EntityId.ByteLength]), EntityId.FromBytes(bytes[EntityId.ByteLength..(2 * EntityId.ByteLength)]), text, HashOf(bytes));
    }

    public ReadOnlyMemory<byte> Seal(TokensDto pair, string successorHash)
    {
        var content = new BsonDocument
        {
            ["access_token"] = pair.AccessToken,
            ["expires_in"] = pair.ExpiresIn,
            ["refresh_token"] = pair.RefreshToken,
            ["refresh_expires_in"] = pair.RefreshExpiresIn,
        };
        return box.Seal(content.ToBson(), Encoding.ASCII.GetBytes(successorHash));
    }

    public TokensDto Open(ReadOnlyMemory<byte> sealedPair, string successorHash)
    {
        using var content = new RawBsonDocument(box.Open(sealedPair.Span, Encoding.ASCII.GetBytes(successorHash)));
        return new TokensDto
        {
            AccessToken = content["access_token"].AsString,
            ExpiresIn = content["expires_in"].AsInt32,
            RefreshToken = content["refresh_token"].AsString,
            RefreshExpiresIn = content["refresh_expires_in"].AsInt32,
        };
    }

    private void Authenticate(ReadOnlySpan<byte> payload, Span<byte> mac) => Convert.FromHexString(box.Hash(payload), mac, out _, out _);

    /// <summary>A plain hash is enough: a token holds 192 random bits, which nobody guesses.</summary>
    private static string HashOf(ReadOnlySpan<byte> token) => Convert.ToHexStringLower(SHA256.HashData(token));
}
