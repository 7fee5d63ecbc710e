using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>
/// A command's BSON while it is written: one growing array that is used again and again. Small things are written straight into it;
/// values with a serializer go through a <see cref="BsonBinaryWriter"/> over it.
/// </summary>
internal sealed class CommandBuffer : BsonStream
{
    private const int FirstSize = 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[FirstSize];
    private int _length;
    private int _position;
    private int _depth;
    private readonly int[] _starts = new int[8];
    private BsonBinaryWriter? _writer;

    /// <summary>Where the value of <c>txnNumber</c> stands, 0 when the command has none.</summary>
    public int TransactionNumberAt { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public byte[] Bytes => _bytes;

    public int Size => _length;

    public bool IsLarge => _bytes.Length > 64 * 1024;

    public void Reset()
    {
        _length = 0;
        _position = 0;
        _depth = 0;
        TransactionNumberAt = 0;
    }

    public void Begin()
    {
        _starts[_depth++] = _position;
        Skip(4);
    }

    public void End()
    {
        WriteByte(0);
        var start = _starts[--_depth];
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), _position - start);
    }

    public void BeginDocument(ReadOnlySpan<byte> name)
    {
        Name(BsonType.Document, name);
        Begin();
    }

    public void BeginArray(ReadOnlySpan<byte> name)
    {
        Name(BsonType.Array, name);
        Begin();
    }

    public void BeginElement(int index)
    {
        ElementName(BsonType.Document, index);
        Begin();
    }

    public void Append(ReadOnlySpan<byte> name, string value)
    {
        Name(BsonType.String, name);
        WriteString(value, Utf8);
    }

    public void Append(ReadOnlySpan<byte> name, int value)
    {
        Name(BsonType.Int32, name);
        WriteInt32(value);
    }

    public void Append(ReadOnlySpan<byte> name, long value)
    {
        Name(BsonType.Int64, name);
        WriteInt64(value);
    }

    public void Append(ReadOnlySpan<byte> name, bool value)
    {
        Name(BsonType.Boolean, name);
        WriteByte(value ? (byte)1 : (byte)0);
    }

    public void Append(ReadOnlySpan<byte> name, BsonDocument value)
    {
        Name(BsonType.Document, name);
        WriteDocument(value);
    }

    public void Append(ReadOnlySpan<byte> name, BsonValue value)
    {
        if (value is BsonDocument document)
        {
            Append(name, document);
            return;
        }
        if (value is not BsonArray array)
            throw new ArgumentException("A document or an array was expected.", nameof(value));
        BeginArray(name);
        for (var i = 0; i < array.Count; i++)
        {
            ElementName(BsonType.Document, i);
            WriteDocument(array[i].AsBsonDocument);
        }
        End();
    }

    public void Append<T>(ReadOnlySpan<byte> name, T value, IBsonSerializer<T> serializer)
    {
        Name(BsonType.Document, name);
        WriteDocument(value, serializer);
    }

    /// <summary>Writes one document of an array; returns its size in bytes.</summary>
    public int AppendElement<T>(int index, T value, IBsonSerializer<T> serializer)
    {
        ElementName(BsonType.Document, index);
        var start = _position;
        WriteDocument(value, serializer);
        return _position - start;
    }

    /// <summary>Leaves room for the number under which the server recognises a write that is sent again.</summary>
    public void AppendTransactionNumber()
    {
        Name(BsonType.Int64, "txnNumber"u8);
        TransactionNumberAt = _position;
        WriteInt64(0);
    }

    public void SetTransactionNumber(long value) => BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(TransactionNumberAt), value);

    /// <summary>Takes the number, which must be the last element, off again.</summary>
    public void RemoveTransactionNumber()
    {
        _position = _length = TransactionNumberAt - "_txnNumber_"u8.Length;
        _starts[0] = 0;
        _depth = 1;
        TransactionNumberAt = 0;
        End();
    }

    /// <summary>The first byte of the first element's name in the document that starts at <paramref name="start"/>; 0 when it has none.</summary>
    public byte FirstNameByte(int start) => _bytes[start + 4] == 0 ? (byte)0 : _bytes[start + 5];

    /// <summary>Removes everything after <paramref name="position"/>.</summary>
    public void Truncate(int position) => _position = _length = position;

    public void WriteDocument(BsonDocument value)
    {
        if (value is RawBsonDocument raw)
            WriteSlice(raw.Slice);
        else
            WriteDocument(value, BsonDocumentSerializer.Instance);
    }

    public void WriteDocument<T>(T value, IBsonSerializer<T> serializer)
    {
        if (value is RawBsonDocument raw)
        {
            WriteSlice(raw.Slice);
            return;
        }
        var writer = _writer ?? new BsonBinaryWriter(this);
        _writer = null;
        serializer.Serialize(BsonSerializationContext.CreateRoot(writer), value);
        _writer = writer;
    }

    private void WriteSlice(IByteBuffer slice)
    {
        var length = slice.Length;
        var segment = slice.AccessBackingBytes(0);
        if (segment.Count >= length)
            Write(segment.AsSpan(0, length));
        else
        {
            var copy = new byte[length];
            slice.GetBytes(0, copy, 0, length);
            Write(copy);
        }
    }

    private void Name(BsonType type, ReadOnlySpan<byte> name)
    {
        var at = Claim(name.Length + 2);
        _bytes[at] = (byte)type;
        name.CopyTo(_bytes.AsSpan(at + 1));
        _bytes[at + 1 + name.Length] = 0;
    }

    private void ElementName(BsonType type, int index)
    {
        Span<byte> digits = stackalloc byte[11];
        System.Buffers.Text.Utf8Formatter.TryFormat(index, digits, out var count);
        Name(type, digits[..count]);
    }

    private void Skip(int count) => Claim(count);

    private int Claim(int count)
    {
        var at = _position;
        var end = at + count;
        if (end > _bytes.Length)
            Grow(end);
        _position = end;
        if (end > _length)
            _length = end;
        return at;
    }

    private void Grow(int needed)
    {
        var bigger = GC.AllocateUninitializedArray<byte>(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(bigger);
        _bytes = bigger;
    }

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = (int)value;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value)
    {
        var wanted = (int)value;
        if (wanted > _bytes.Length)
            Grow(wanted);
        _length = wanted;
        _position = Math.Min(_position, wanted);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var at = Claim(buffer.Length);
        buffer.CopyTo(_bytes.AsSpan(at));
    }

    public override void WriteByte(byte value)
    {
        var at = Claim(1);
        _bytes[at] = value;
    }

    public override void WriteCString(string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A BSON name cannot contain a null character.", nameof(value));
        var count = Utf8.GetByteCount(value);
        var at = Claim(count + 1);
        Utf8.GetBytes(value, _bytes.AsSpan(at));
        _bytes[at + count] = 0;
    }

    public override void WriteCStringBytes(byte[] value)
    {
        Write(value);
        WriteByte(0);
    }

    public override void WriteDecimal128(Decimal128 value)
    {
        WriteInt64((long)value.GetIEEELowBits());
        WriteInt64((long)value.GetIEEEHighBits());
    }

    public override void WriteDouble(double value)
    {
        var at = Claim(8);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(at), value);
    }

    public override void WriteInt32(int value)
    {
        var at = Claim(4);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), value);
    }

    public override void WriteInt64(long value)
    {
        var at = Claim(8);
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(at), value);
    }

    public override void WriteObjectId(ObjectId value)
    {
        var at = Claim(12);
        value.ToByteArray(_bytes, at);
    }

    public override void WriteString(string value, UTF8Encoding encoding)
    {
        var count = encoding.GetByteCount(value);
        var at = Claim(count + 5);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), count + 1);
        encoding.GetBytes(value, _bytes.AsSpan(at + 4));
        _bytes[at + 4 + count] = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override string ReadCString(UTF8Encoding encoding) => throw new NotSupportedException();

    public override ArraySegment<byte> ReadCStringBytes() => throw new NotSupportedException();

    public override Decimal128 ReadDecimal128() => throw new NotSupportedException();

    public override double ReadDouble() => throw new NotSupportedException();

    public override int ReadInt32() => throw new NotSupportedException();

    public override long ReadInt64() => throw new NotSupportedException();

    public override ObjectId ReadObjectId() => throw new NotSupportedException();

    public override IByteBuffer ReadSlice() => throw new NotSupportedException();

    public override string ReadString(UTF8Encoding encoding) => throw new NotSupportedException();

    public override void SkipCString() => throw new NotSupportedException();
}
