using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What happened.</summary>
internal enum ChangeStreamOperationType
{
    Insert = 0,
    Update = 1,
    Replace = 2,
    Delete = 3,
    Invalidate = 4,
    Rename = 5,
    Drop = 6,
    DropDatabase = 7,
}

/// <summary>An event of a change stream.</summary>
internal sealed class ChangeStreamDocument<TDocument>(BsonDocument backingDocument, IBsonSerializer<TDocument> documentSerializer)
{
    /// <summary>The event as the server sent it.</summary>
    public BsonDocument BackingDocument => backingDocument;

    /// <summary>Where a stream goes on after this event.</summary>
    public BsonDocument ResumeToken => backingDocument["_id"].AsBsonDocument;

    public ChangeStreamOperationType OperationType => backingDocument["operationType"].AsString switch
    {
        "insert" => ChangeStreamOperationType.Insert,
        "update" => ChangeStreamOperationType.Update,
        "replace" => ChangeStreamOperationType.Replace,
        "delete" => ChangeStreamOperationType.Delete,
        "invalidate" => ChangeStreamOperationType.Invalidate,
        "rename" => ChangeStreamOperationType.Rename,
        "drop" => ChangeStreamOperationType.Drop,
        "dropDatabase" => ChangeStreamOperationType.DropDatabase,
        var other => throw new FormatException($"The server sent an event of an unknown type ({other})."),
    };

    public BsonTimestamp? ClusterTime => backingDocument.TryGetValue("clusterTime", out var time) ? time.AsBsonTimestamp : null;

    public CollectionNamespace? CollectionNamespace =>
        backingDocument.TryGetValue("ns", out var ns) && ns.AsBsonDocument.TryGetValue("coll", out var collection)
            ? new CollectionNamespace(new DatabaseNamespace(ns["db"].AsString), collection.AsString)
            : null;

    /// <summary>The document's id, and its shard key when it has one.</summary>
    public BsonDocument? DocumentKey => backingDocument.TryGetValue("documentKey", out var key) ? key.AsBsonDocument : null;

    /// <summary>The members that an update changed, removed or cut.</summary>
    public BsonDocument? UpdateDescription => backingDocument.TryGetValue("updateDescription", out var update) ? update.AsBsonDocument : null;

    /// <summary>The document; default when the event has none.</summary>
    public TDocument? FullDocument
    {
        get
        {
            if (!backingDocument.TryGetValue("fullDocument", out var document) || document.IsBsonNull)
                return default;
            return BatchReader.ReadOne(document.ToBson(), 0, documentSerializer);
        }
    }
}
