using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auditing;

/// <summary>A place in the audit log as clients carry it: base64url of a version byte, the milliseconds since 1970 and the entry's id. It grants nothing.</summary>
internal static class AuditCursor
{
    private const byte Version = 0xB1;
    private const int Length = 1 + sizeof(long) + EntityId.ByteLength;
    private const int TextLength = 28;

    public static string Write(AuditPosition position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], position.At.ToUnixTimeMilliseconds());
        position.Id.WriteBytes(bytes[(1 + sizeof(long))..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static Result<AuditPosition> Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length == TextLength && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == Length && bytes[0] == Version)
        {
            var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
            if (milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            {
                return new AuditPosition(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), EntityId.FromBytes(bytes[(1 + sizeof(long))..]));
            }
        }

        return Error.Malformed("cursor", "This is no cursor of the audit log: use the next_cursor of the page before as it is.");
    }
}
