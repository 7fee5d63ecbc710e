using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>Walks the elements of one BSON document in place, without creating objects. For the few members of a reply that the driver itself reads.</summary>
internal ref struct BsonView
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _next;
    private int _nameAt;

    /// <summary>Views the document that starts at <paramref name="start"/>; offsets are those of <paramref name="bytes"/>.</summary>
    public BsonView(ReadOnlySpan<byte> bytes, int start = 0)
    {
        _bytes = bytes[..(start + BinaryPrimitives.ReadInt32LittleEndian(bytes[start..]))];
        _next = start + 4;
    }

    public BsonType Type { get; private set; }

    /// <summary>Where the current element's value starts.</summary>
    public int ValueAt { get; private set; }

    public readonly ReadOnlySpan<byte> Name => _bytes[_nameAt..(ValueAt - 1)];

    /// <summary>Size of the current value in bytes.</summary>
    public readonly int ValueSize => _next - ValueAt;

    public bool MoveNext()
    {
        var type = (BsonType)_bytes[_next];
        if (type == BsonType.EndOfDocument)
            return false;
        Type = type;
        _nameAt = _next + 1;
        ValueAt = _nameAt + _bytes[_nameAt..].IndexOf((byte)0) + 1;
        _next = ValueAt + SizeOf(type, _bytes[ValueAt..]);
        return true;
    }

    public bool Find(ReadOnlySpan<byte> name)
    {
        while (MoveNext())
        {
            if (Name.SequenceEqual(name))
                return true;
        }
        return false;
    }

    public readonly long AsInt64() => Type switch
    {
        BsonType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(_bytes[ValueAt..]),
        BsonType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(_bytes[ValueAt..]),
        BsonType.Double => (long)BinaryPrimitives.ReadDoubleLittleEndian(_bytes[ValueAt..]),
        _ => throw new FormatException($"A number was expected where the server sent {Type}."),
    };

    public readonly string AsString() => Type == BsonType.String
        ? Encoding.UTF8.GetString(_bytes.Slice(ValueAt + 4, ValueSize - 5))
        : throw new FormatException($"A string was expected where the server sent {Type}.");

    private static int SizeOf(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.Double or BsonType.DateTime or BsonType.Int64 or BsonType.Timestamp => 8,
        BsonType.Int32 => 4,
        BsonType.Boolean => 1,
        BsonType.ObjectId => 12,
        BsonType.Decimal128 => 16,
        BsonType.Null or BsonType.Undefined or BsonType.MinKey or BsonType.MaxKey => 0,
        BsonType.Document or BsonType.Array or BsonType.JavaScriptWithScope => BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.String or BsonType.JavaScript or BsonType.Symbol => 4 + BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.Binary => 5 + BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.RegularExpression => RegularExpressionSize(value),
        _ => throw new FormatException($"The server sent BSON of an unknown type ({(int)type})."),
    };

    private static int RegularExpressionSize(ReadOnlySpan<byte> value)
    {
        var pattern = value.IndexOf((byte)0) + 1;
        return pattern + value[pattern..].IndexOf((byte)0) + 1;
    }
}
