using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Paging;

/// <summary>
/// A place in a list that is sorted by a moment and an id, as clients carry it: base64url of a version byte, the milliseconds since 1970 and the id.
/// It grants nothing: whose list it is used on is decided elsewhere.
/// </summary>
internal static class MomentCursor
{
    private const byte Version = 0xC1;
    private const int Length = 1 + sizeof(long) + EntityId.ByteLength;
    private const int TextLength = 28;

    public static string Write(DateTimeOffset at, EntityId id)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], at.ToUnixTimeMilliseconds());
        id.WriteBytes(bytes[(1 + sizeof(long))..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place that a client names; null for the beginning.</summary>
    /// <param name="cursor">What the client sent, null for nothing.</param>
    /// <param name="list">What the list is called where the cursor is none of it.</param>
    public static Result<ListPosition?> Read(string? cursor, string list)
    {
        if (cursor is null)
        {
            return Result<ListPosition?>.Success(null);
        }

        Span<byte> bytes = stackalloc byte[Length];
        if (cursor.Length == TextLength && Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) == OperationStatus.Done && written == Length && bytes[0] == Version)
        {
            var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
            if (milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            {
                return new ListPosition(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), EntityId.FromBytes(bytes[(1 + sizeof(long))..]));
            }
        }

        return Error.Malformed("cursor", $"This is no cursor of {list}: use the next_cursor of the page before as it is.");
    }
}
