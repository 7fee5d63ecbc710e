using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>
/// Walks the elements of one BSON document in place, with no copy and no allocation but for the strings asked for.
/// Lists of measurements are read through it: a <see cref="BsonDocument"/> per item costs more than the query itself.
/// </summary>
/// <remarks>Source of the layout: bsonspec.org, version 1.1.</remarks>
internal ref struct BsonElementReader
{
    private readonly ReadOnlySpan<byte> _document;
    private int _next;
    private ReadOnlySpan<byte> _value;

    /// <param name="document">A whole document, its length prefix and final zero byte included.</param>
    /// <exception cref="FormatException">The bytes are no whole document.</exception>
    public BsonElementReader(ReadOnlySpan<byte> document)
    {
        if (document.Length < 5 || BinaryPrimitives.ReadInt32LittleEndian(document) != document.Length || document[^1] != 0)
        {
            throw new FormatException("The bytes are not one whole BSON document.");
        }

        _document = document;
        _next = 4;
        _value = default;
        Name = default;
        Type = BsonType.EndOfDocument;
    }

    /// <summary>The current element's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The current element's type.</summary>
    public BsonType Type { get; private set; }

    /// <summary>Whether the current element's value is a number of any of BSON's three binary number types.</summary>
    public readonly bool IsNumber => Type is BsonType.Double or BsonType.Int32 or BsonType.Int64;

    /// <summary>Moves to the next element.</summary>
    /// <returns>False at the document's end.</returns>
    public bool Read()
    {
        var type = (BsonType)_document[_next];
        if (type == BsonType.EndOfDocument)
        {
            return false;
        }

        var rest = _document[(_next + 1)..];
        var nameLength = rest.IndexOf((byte)0);
        Name = rest[..nameLength];
        Type = type;
        rest = rest[(nameLength + 1)..];
        var length = ValueLength(type, rest);
        _value = rest[..length];
        _next += 1 + nameLength + 1 + length;
        return true;
    }

    /// <summary>The value as a number.</summary>
    public readonly double Number() => Type switch
    {
        BsonType.Double => BinaryPrimitives.ReadDoubleLittleEndian(_value),
        BsonType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(_value),
        BsonType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(_value),
        _ => throw Unexpected(),
    };

    /// <summary>The value as a whole number.</summary>
    public readonly long WholeNumber() => Type switch
    {
        BsonType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(_value),
        BsonType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(_value),
        BsonType.Double => checked((long)BinaryPrimitives.ReadDoubleLittleEndian(_value)),
        _ => throw Unexpected(),
    };

    /// <summary>The value as an id.</summary>
    public readonly EntityId Id() => Type == BsonType.ObjectId ? EntityId.FromBytes(_value) : throw Unexpected();

    /// <summary>The value as a moment, to the millisecond.</summary>
    public readonly DateTimeOffset Moment() => Type == BsonType.DateTime
        ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(_value))
        : throw Unexpected();

    /// <summary>The value as a truth value.</summary>
    public readonly bool Truth() => Type == BsonType.Boolean ? _value[0] != 0 : throw Unexpected();

    /// <summary>The value's UTF-8 bytes.</summary>
    public readonly ReadOnlySpan<byte> Utf8() => Type == BsonType.String ? _value[4..^1] : throw Unexpected();

    /// <summary>The value as text.</summary>
    public readonly string Text() => Encoding.UTF8.GetString(Utf8());

    /// <summary>A reader of the value, which is a document or an array.</summary>
    public readonly BsonElementReader Nested() => Type is BsonType.Document or BsonType.Array ? new BsonElementReader(_value) : throw Unexpected();

    private readonly FormatException Unexpected() => new($"The field '{Encoding.UTF8.GetString(Name)}' holds an unexpected {Type}.");

    private static int ValueLength(BsonType type, ReadOnlySpan<byte> rest) => type switch
    {
        BsonType.Null or BsonType.Undefined or BsonType.MinKey or BsonType.MaxKey => 0,
        BsonType.Boolean => 1,
        BsonType.Int32 => 4,
        BsonType.Double or BsonType.DateTime or BsonType.Int64 or BsonType.Timestamp => 8,
        BsonType.ObjectId => EntityId.ByteLength,
        BsonType.Decimal128 => 16,
        BsonType.String or BsonType.JavaScript or BsonType.Symbol => 4 + BinaryPrimitives.ReadInt32LittleEndian(rest),
        BsonType.Document or BsonType.Array or BsonType.JavaScriptWithScope => BinaryPrimitives.ReadInt32LittleEndian(rest),
        BsonType.Binary => 5 + BinaryPrimitives.ReadInt32LittleEndian(rest),
        BsonType.RegularExpression => TwoTexts(rest),
        _ => throw new FormatException($"BSON has no element type {(int)type}."),
    };

    private static int TwoTexts(ReadOnlySpan<byte> rest)
    {
        var first = rest.IndexOf((byte)0) + 1;
        return first + rest[first..].IndexOf((byte)0) + 1;
    }
}
