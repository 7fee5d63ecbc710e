using System.Text.Json;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The header of our tokens: <c>alg</c>, <c>typ</c> and <c>kid</c>, each once, and nothing else.</summary>
internal static class TokenHeader
{
    /// <summary>Finds the valid key that a header names; null where the header is not one of ours.</summary>
    public static SigningKey? KeyOf(ReadOnlySpan<byte> json, ISigningKeys keys)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadMembers(ref reader, keys) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SigningKey? ReadMembers(ref Utf8JsonReader reader, ISigningKeys keys)
    {
        SigningKey? key = null;
        var (alg, typ) = (false, false);
        while (reader.Read() && reader is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: false })
        {
            if (!alg && reader.ValueTextEquals("alg"u8))
            {
                alg = IsPlainText(ref reader) && reader.ValueTextEquals("ES256"u8);
                if (!alg)
                {
                    return null;
                }
            }
            else if (!typ && reader.ValueTextEquals("typ"u8))
            {
                typ = IsPlainText(ref reader) && reader.ValueTextEquals("at+jwt"u8);
                if (!typ)
                {
                    return null;
                }
            }
            else if (key is null && reader.ValueTextEquals("kid"u8))
            {
                key = IsPlainText(ref reader) ? Find(ref reader, keys) : null;
                if (key is null)
                {
                    return null;
                }
            }
            else
            {
                return null;
            }
        }

        var ended = reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        return ended && alg && typ ? key : null;
    }

    /// <summary>Ours hold no escapes; half a surrogate pair, which an escape can write, would make the comparison throw.</summary>
    private static bool IsPlainText(ref Utf8JsonReader reader) => reader.Read() && reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false };

    private static SigningKey? Find(ref Utf8JsonReader reader, ISigningKeys keys)
    {
        foreach (var key in keys.Valid)
        {
            if (reader.ValueTextEquals(key.IdUtf8.Span))
            {
                return key;
            }
        }

        return null;
    }
}
