using System.Buffers;
using System.Text.Unicode;

namespace Qeyafa.Api.Http;

/// <summary>Looks at a query before it is decoded: decoding is lenient, and what it cannot read it would pass on changed.</summary>
internal static class RawQuery
{
    private static readonly SearchValues<char> NeedsLook = SearchValues.Create(['%', .. Enumerable.Range(0, 0x21).Select(code => (char)code), .. Enumerable.Range(0x7F, 0x81).Select(code => (char)code)]);

    /// <summary>Whether every percent sign starts an escape, and the escapes make UTF-8 without NUL.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> query)
    {
        if (!query.ContainsAny(NeedsLook))
        {
            return true;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(query.Length);
        try
        {
            var length = 0;
            for (var index = 0; index < query.Length; index++)
            {
                var letter = query[index];
                if (letter == '%')
                {
                    if (index + 2 >= query.Length || !char.IsAsciiHexDigit(query[index + 1]) || !char.IsAsciiHexDigit(query[index + 2]))
                    {
                        return false;
                    }

                    buffer[length++] = byte.Parse(query.Slice(index + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
                    index += 2;
                }
                else if (letter is <= ' ' or >= '\u007f')
                {
                    return false;
                }
                else
                {
                    buffer[length++] = (byte)letter;
                }
            }

            return Utf8.IsValid(buffer.AsSpan(0, length)) && !buffer.AsSpan(0, length).Contains((byte)0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
