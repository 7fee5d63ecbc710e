using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Paging;

/// <summary>
/// A place in a list that is sorted by a moment and a text, as clients carry it: base64url of a byte for the list, the milliseconds since 1970, the text in UTF-8,
/// and a checksum that tells a garbled or foreign text from a place. It grants nothing: whose list it is used on is decided by the request.
/// </summary>
/// <param name="kind">A number of the list's own.</param>
/// <param name="list">What the list is called where a cursor is none of it.</param>
internal sealed class PlaceCursor(byte kind, string list)
{
    private const int SumLength = 4;
    private const int HeadLength = 1 + sizeof(long);
    private const int MostBytes = 600;

    public string Write(DateTimeOffset at, string text)
    {
        var bytes = new byte[HeadLength + Encoding.UTF8.GetByteCount(text) + SumLength];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), at.ToUnixTimeMilliseconds());
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(HeadLength));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(bytes.Length - SumLength), Sum(bytes.AsSpan(0, bytes.Length - SumLength)));
        return Base64Url.EncodeToString(bytes);
    }

    public Result<(DateTimeOffset At, string Text)> Read(string cursor)
    {
        Span<byte> buffer = stackalloc byte[MostBytes];
        if (Base64Url.DecodeFromChars(cursor, buffer, out _, out var written) == OperationStatus.Done && written > HeadLength + SumLength && buffer[0] == kind)
        {
            var bytes = buffer[..written];
            var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes[^SumLength..]) == Sum(bytes[..^SumLength])
                && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
                && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            {
                return (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), Encoding.UTF8.GetString(bytes[HeadLength..^SumLength]));
            }
        }

        return Error.Malformed("cursor", $"This is no cursor of {list}: use the next_cursor of the page before as it is.");
    }

    /// <summary>FNV-1a: it guards against accidents only.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes)
        {
            hash = unchecked((hash ^ value) * 16777619u);
        }

        return hash;
    }
}
