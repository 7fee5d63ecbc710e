using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>What a collection holds, as the server keeps count of it.</summary>
internal sealed record CollectionStats(string Name, long Documents, long DataBytes, long StorageBytes, long IndexBytes)
{
    private static readonly AggregateOptions Limit = new() { MaxTime = TimeSpan.FromSeconds(2) };

    private static readonly BsonDocument[] Stats = [new("$collStats", new BsonDocument("storageStats", new BsonDocument()))];

    private static readonly BsonDocument[] Uses = [new("$indexStats", new BsonDocument())];

    /// <summary>Looks at one collection; null where there is none.</summary>
    public static async Task<CollectionStats?> ReadAsync(IMongoDatabase database, string name, CancellationToken cancellationToken)
    {
        var found = await (await database.GetCollection<BsonDocument>(name).AggregateAsync<BsonDocument>(Stats, Limit, cancellationToken)).FirstOrDefaultAsync(cancellationToken);
        if (found is null || !found.TryGetValue("storageStats", out var value) || value is not BsonDocument stats)
        {
            return null;
        }

        return new CollectionStats(name, Number("count"), Number("size"), Number("storageSize"), Number("totalIndexSize"));

        long Number(string field) => stats.GetValue(field, 0).ToInt64();
    }

    /// <summary>The <c>$indexStats</c> of a collection.</summary>
    public static async Task<List<BsonDocument>> IndexesAsync(IMongoDatabase database, string name, CancellationToken cancellationToken) =>
        await (await database.GetCollection<BsonDocument>(name).AggregateAsync<BsonDocument>(Uses, Limit, cancellationToken)).ToListAsync(cancellationToken);
}
