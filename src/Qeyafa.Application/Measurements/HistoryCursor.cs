using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>
/// A place in a history as clients carry it: base64url of a version byte, the milliseconds of <c>processed_at</c> since 1970, the id, and a
/// checksum that tells a garbled or foreign text from a place. It grants nothing: whose history it is used on is decided by the route.
/// </summary>
internal static class HistoryCursor
{
    private const byte Version = 0xA1;
    private const int SumLength = 3;
    private const int BodyLength = 1 + sizeof(long) + EntityId.ByteLength;
    private const int Length = BodyLength + SumLength;
    private const int TextLength = 32;

    public static string Write(HistoryPosition position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], position.ProcessedAt.ToUnixTimeMilliseconds());
        position.Id.WriteBytes(bytes[(1 + sizeof(long))..]);
        Sum(bytes[..BodyLength], bytes[BodyLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static Result<HistoryPosition> Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> sum = stackalloc byte[SumLength];
        if (text.Length == TextLength && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == Length && bytes[0] == Version)
        {
            Sum(bytes[..BodyLength], sum);
            var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
            if (sum.SequenceEqual(bytes[BodyLength..])
                && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
                && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            {
                return new HistoryPosition(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), EntityId.FromBytes(bytes.Slice(1 + sizeof(long), EntityId.ByteLength)));
            }
        }

        return Error.Malformed("cursor", "This is no cursor of a measurement history: use the next_cursor of the page before as it is.");
    }

    // FNV-1a, folded: it guards against accidents only.
    private static void Sum(ReadOnlySpan<byte> bytes, Span<byte> sum)
    {
        var hash = 2166136261u;
        foreach (var value in bytes) hash = unchecked((hash ^ value) * 16777619u);
        hash ^= hash >> 24;
        sum[0] = (byte)(hash >> 16);
        sum[1] = (byte)(hash >> 8);
        sum[2] = (byte)hash;
    }
}
