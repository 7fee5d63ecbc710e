using System.Buffers;
using System.Buffers.Text;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The compact form of a token: header, payload and signature in base64url, with dots between.</summary>
internal static class TokenText
{
    /// <summary>The greatest length of a token, in characters.</summary>
    public const int MaxLength = 4096;

    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Digits + ".");

    /// <summary>Finds the three segments. Everything outside the alphabet is refused here, for the decoder skips white space and takes padding.</summary>
    public static bool TrySplit(ReadOnlySpan<char> token, out Range header, out Range payload, out Range signature)
    {
        (header, payload, signature) = (default, default, default);
        if (token.Length > MaxLength || token.ContainsAnyExcept(Letters) || token.Count('.') != 2)
        {
            return false;
        }

        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        (header, payload, signature) = (..first, (first + 1)..last, (last + 1)..);
        return IsCanonical(token[header]) && IsCanonical(token[payload]) && IsCanonical(token[signature]);
    }

    /// <summary>Decodes a segment into the start of a buffer that is large enough for every token.</summary>
    public static ReadOnlySpan<byte> Decode(ReadOnlySpan<char> segment, Span<byte> buffer) => buffer[..Base64Url.DecodeFromChars(segment, buffer)];

    /// <summary>Whether the segment is the one way of writing its bytes: the bits of its last digit that no byte takes are zero.</summary>
    private static bool IsCanonical(ReadOnlySpan<char> segment) => (segment.Length % 4) switch
    {
        _ when segment.IsEmpty => false,
        0 => true,
        2 => Digits.IndexOf(segment[^1], StringComparison.Ordinal) % 16 == 0,
        3 => Digits.IndexOf(segment[^1], StringComparison.Ordinal) % 4 == 0,
        _ => false,
    };
}
