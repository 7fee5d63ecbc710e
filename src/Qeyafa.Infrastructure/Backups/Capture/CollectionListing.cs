using MongoDB.Bson;
using MongoDB.Bson.IO;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>A collection or view as the server describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>collection</c> or <c>view</c>.</param>
/// <param name="Options">What it was created with.</param>
/// <param name="Uuid">Its identity, in hexadecimal digits; empty for a view.</param>
/// <param name="Indexes">Its indexes; none for a view.</param>
internal sealed record ListedCollection(string Name, string Type, BsonDocument Options, string Uuid, IReadOnlyList<BsonDocument> Indexes)
{
    public bool IsView => Type == "view";

    /// <summary>The document that <c>mongorestore</c> reads beside a collection's documents (canonical extended JSON).</summary>
    public string ToMetadata() => new BsonDocument
    {
        ["options"] = Options,
        ["indexes"] = new BsonArray(Indexes),
        ["uuid"] = Uuid,
        ["collectionName"] = Name,
        ["type"] = Type,
    }.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson });

    /// <summary>Whether nothing of its description has changed.</summary>
    public bool IsSameAs(ListedCollection other) => Name == other.Name && ToMetadata() == other.ToMetadata();
}

/// <summary>Lists the collections of a database.</summary>
internal static class CollectionListing
{
    private const string System = "system.";

    /// <summary>Every collection and view, the server's own apart, in the order of their names.</summary>
    /// <exception cref="BackupException">One is of a kind that cannot be backed up.</exception>
    public static async Task<IReadOnlyList<ListedCollection>> ReadAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var listed = new List<ListedCollection>();
        var list = new BsonDocument { ["listCollections"] = 1, ["cursor"] = new BsonDocument("batchSize", 10_000) };
        var reply = await database.RunCommandAsync<BsonDocument>(list, cancellationToken: cancellationToken);
        foreach (var found in reply["cursor"]["firstBatch"].AsBsonArray.Select(value => value.AsBsonDocument).OrderBy(found => found["name"].AsString, StringComparer.Ordinal))
        {
            var name = found["name"].AsString;
            var type = found["type"].AsString;
            if (name.StartsWith(System, StringComparison.Ordinal))
            {
                continue;
            }

            if (type == "timeseries")
            {
                throw new BackupException($"{name} is a time-series collection, which is not supported: use mongodump for it.");
            }

            var uuid = found["info"].AsBsonDocument.TryGetValue("uuid", out var id) ? Convert.ToHexStringLower(id.AsBsonBinaryData.Bytes) : "";
            var indexes = type == "view" ? [] : await database.IndexesOfAsync(name, cancellationToken);
            listed.Add(new ListedCollection(name, type, found["options"].AsBsonDocument, uuid, indexes));
        }

        return listed;
    }
}
