using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>What a collection holds, as the server keeps count of it.</summary>
internal sealed record CollectionStats(string Name, long Documents, long DataBytes, long StorageBytes, long IndexBytes)
{
    private const int Milliseconds = 2_000;

    private static readonly BsonDocument Stats = new("$collStats", new BsonDocument("storageStats", new BsonDocument()));

    private static readonly BsonDocument Uses = new("$indexStats", new BsonDocument());

    /// <summary>Looks at one collection; null where there is none.</summary>
    public static async Task<CollectionStats?> ReadAsync(IMongoDatabase database, string name, CancellationToken cancellationToken)
    {
        var found = (await AskAsync(database, name, Stats, cancellationToken)).FirstOrDefault();
        if (found is null || !found.TryGetValue("storageStats", out var value) || value is not BsonDocument stats)
        {
            return null;
        }

        return new CollectionStats(name, Number("count"), Number("size"), Number("storageSize"), Number("totalIndexSize"));

        long Number(string field) => stats.GetValue(field, 0).ToInt64();
    }

    /// <summary>The <c>$indexStats</c> of a collection.</summary>
    public static Task<List<BsonDocument>> IndexesAsync(IMongoDatabase database, string name, CancellationToken cancellationToken) => AskAsync(database, name, Uses, cancellationToken);

    // No document is read: as a command it needs no collection opened. A collection has at most 64 indexes, which one batch holds.
    private static async Task<List<BsonDocument>> AskAsync(IMongoDatabase database, string name, BsonDocument stage, CancellationToken cancellationToken)
    {
        var command = new BsonDocument { ["aggregate"] = name, ["pipeline"] = new BsonArray { stage }, ["cursor"] = new BsonDocument(), ["maxTimeMS"] = Milliseconds };
        try
        {
            var reply = await database.RunCommandAsync<BsonDocument>(command, cancellationToken: cancellationToken);
            return [.. reply["cursor"]["firstBatch"].AsBsonArray.OfType<BsonDocument>()];
        }
        catch (MongoCommandException exception) when (exception.CodeName == "NamespaceNotFound")
        {
            return []; // It has never been made, or was dropped meanwhile.
        }
    }
}
