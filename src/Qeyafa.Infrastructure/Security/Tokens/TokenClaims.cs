using System.Text;
using System.Text.Json;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>What a token's payload says. Times are seconds since 1970 (UTC).</summary>
internal sealed record TokenClaims
{
    private const int MaxTextLength = 256;

    public string? Issuer { get; private set; }

    public string? Audience { get; private set; }

    public EntityId? Subject { get; private set; }

    public EntityId? Session { get; private set; }

    public string? TokenId { get; private set; }

    public long? IssuedAt { get; private set; }

    public long? NotBefore { get; private set; }

    public long? ExpiresAt { get; private set; }

    /// <summary>
    /// Reads a payload; null where one of our members is missing, there twice, or of another type (times as texts among them).
    /// Members that we do not know are passed over, as RFC 7519, 4 asks.
    /// </summary>
    public static TokenClaims? Read(ReadOnlySpan<byte> json)
    {
        var claims = new TokenClaims();
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && claims.ReadMembers(ref reader) && claims.IsComplete ? claims : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsComplete =>
        Issuer is not null && Audience is not null && Subject is not null && Session is not null && TokenId is not null
        && IssuedAt is not null && NotBefore is not null && ExpiresAt is not null;

    private bool ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: false })
        {
            if (!ReadMember(ref reader))
            {
                return false;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private bool ReadMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("iss"u8))
        {
            return Issuer is null && (Issuer = Text(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("aud"u8))
        {
            return Audience is null && (Audience = Text(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("sub"u8))
        {
            return Subject is null && (Subject = Id(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("sid"u8))
        {
            return Session is null && (Session = Id(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("jti"u8))
        {
            return TokenId is null && (TokenId = Text(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("iat"u8))
        {
            return IssuedAt is null && (IssuedAt = Time(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("nbf"u8))
        {
            return NotBefore is null && (NotBefore = Time(ref reader)) is not null;
        }

        if (reader.ValueTextEquals("exp"u8))
        {
            return ExpiresAt is null && (ExpiresAt = Time(ref reader)) is not null;
        }

        reader.Skip();
        return true;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length is 0 or > MaxTextLength)
        {
            return null;
        }

        // Ours are ASCII without escapes; reading bytes as they stand cannot throw on half a surrogate pair.
        return reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan) ? null : Encoding.ASCII.GetString(reader.ValueSpan);
    }

    private static EntityId? Id(ref Utf8JsonReader reader) => Text(ref reader) is { } text && EntityId.TryParse(text.AsSpan(), out var id) ? id : null;

    private static long? Time(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds >= 0 ? seconds : null;
}
