using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Qeyafa.Domain.Common;

/// <summary>
/// The identity of an aggregate: 12 bytes, written as 24 lower-case hexadecimal digits.
/// The layout is that of a BSON ObjectId (4 bytes of Unix seconds, 5 random bytes, 3 bytes of a counter, big-endian),
/// so that ids sort by the second of their creation.
/// </summary>
/// <remarks>Source of the layout: the BSON specification's ObjectId document.</remarks>
public readonly record struct EntityId : IComparable<EntityId>, ISpanParsable<EntityId>, ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>How many bytes an id has.</summary>
    public const int ByteLength = 12;

    /// <summary>How many hexadecimal digits an id is written with.</summary>
    public const int TextLength = 24;

    private static readonly ulong ProcessPart = RandomProcessPart();
    private static int _counter = RandomNumberGenerator.GetInt32(0x1000000);

    private readonly uint _high;
    private readonly ulong _low;

    private EntityId(uint high, ulong low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>The id of twelve zero bytes, which no aggregate has.</summary>
    public static EntityId Empty => default;

    /// <summary>The second at which the id was made (UTC).</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeSeconds(_high);

    /// <summary>Makes a new id, unique across processes.</summary>
    /// <param name="now">The time that the id carries; 1970 to 2106.</param>
    public static EntityId New(DateTimeOffset now)
    {
        var count = (ulong)(Interlocked.Increment(ref _counter) & 0xFFFFFF);
        return new EntityId(checked((uint)now.ToUnixTimeSeconds()), ProcessPart | count);
    }

    /// <summary>Reads an id from its 12 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 12 bytes.</exception>
    public static EntityId FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == ByteLength
        ? new EntityId(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]))
        : throw new ArgumentException("An id has 12 bytes.", nameof(bytes));

    /// <summary>Writes the id's 12 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter than 12 bytes.</exception>
    public void WriteBytes(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[4..], _low);
    }

    /// <summary>Reads an id from 24 hexadecimal digits; nothing else is accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EntityId id)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        if (text.Length == TextLength && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done)
        {
            id = FromBytes(bytes);
            return true;
        }

        id = default;
        return false;
    }

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out EntityId result) => TryParse(s, out result);

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityId result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc />
    public static EntityId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, out var id) ? id : throw new FormatException("An id is 24 hexadecimal digits.");

    /// <inheritdoc />
    public static EntityId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc />
    public int CompareTo(EntityId other) => _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);

    /// <summary>The 24 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(TextLength, this, static (chars, id) => id.TryFormat(chars, out _, default, null));

    /// <inheritdoc />
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc />
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        WriteBytes(bytes);
        return Convert.TryToHexStringLower(bytes, destination, out charsWritten);
    }

    /// <inheritdoc />
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        WriteBytes(bytes);
        return Convert.TryToHexStringLower(bytes, utf8Destination, out bytesWritten);
    }

    /// <summary>Whether the left id sorts before the right one.</summary>
    public static bool operator <(EntityId left, EntityId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left id sorts before the right one or is the same.</summary>
    public static bool operator <=(EntityId left, EntityId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left id sorts after the right one.</summary>
    public static bool operator >(EntityId left, EntityId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left id sorts after the right one or is the same.</summary>
    public static bool operator >=(EntityId left, EntityId right) => left.CompareTo(right) >= 0;

    private static ulong RandomProcessPart()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes[..5]);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes) & ~0xFFFFFFUL;
    }
}
