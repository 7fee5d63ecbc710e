using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A document that belongs to libmongoc and is there only during a callback: reading it costs something only when it is asked for.</summary>
internal sealed unsafe class EventDocument(BsonT* native)
{
    private BsonT* _native = native;

    public BsonDocument Read() => _native is null
        ? throw new InvalidOperationException("The document can be read only while the event's handler runs.")
        : BsonSerializer.Deserialize<BsonDocument>(Bson.Bytes(_native).ToArray());

    public void Close() => _native = null;
}
