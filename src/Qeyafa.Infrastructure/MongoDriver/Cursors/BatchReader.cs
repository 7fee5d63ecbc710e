using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Reads documents out of a reply. Raw documents are slices of it, without a copy.</summary>
internal static class BatchReader
{
    /// <summary>All documents of the array that starts at <paramref name="arrayAt"/>.</summary>
    public static List<T> ReadArray<T>(byte[] reply, int arrayAt, IBsonSerializer<T> serializer)
    {
        var elements = new BsonView(reply, arrayAt);
        if (!elements.MoveNext())
            return [];
        var buffer = new ByteArrayBuffer(reply, isReadOnly: true);
        var list = new List<T>();
        if (typeof(T) == typeof(RawBsonDocument))
        {
            var raw = (List<RawBsonDocument>)(System.Collections.IList)list;
            do
                raw.Add(new RawBsonDocument(buffer.GetSlice(elements.ValueAt, elements.ValueSize)));
            while (elements.MoveNext());
            return list;
        }
        using var stream = new ByteBufferStream(buffer);
        using var reader = new BsonBinaryReader(stream);
        var context = BsonDeserializationContext.CreateRoot(reader);
        do
        {
            stream.Position = elements.ValueAt;
            list.Add(serializer.Deserialize(context));
        }
        while (elements.MoveNext());
        return list;
    }

    /// <summary>The document that starts at <paramref name="start"/>.</summary>
    public static T ReadOne<T>(byte[] reply, int start, IBsonSerializer<T> serializer)
    {
        var buffer = new ByteArrayBuffer(reply, isReadOnly: true);
        if (typeof(T) == typeof(RawBsonDocument))
        {
            var size = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(reply.AsSpan(start));
            return (T)(object)new RawBsonDocument(buffer.GetSlice(start, size));
        }
        using var stream = new ByteBufferStream(buffer);
        stream.Position = start;
        using var reader = new BsonBinaryReader(stream);
        return serializer.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }
}
