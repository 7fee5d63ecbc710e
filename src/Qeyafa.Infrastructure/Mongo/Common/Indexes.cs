using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Reads and makes the indexes of collections.</summary>
internal static class Indexes
{
    /// <summary>The indexes that a collection has; none where it does not exist.</summary>
    public static async Task<List<BsonDocument>> IndexesOfAsync(this IMongoDatabase database, string collection, CancellationToken cancellationToken)
    {
        try
        {
            using var cursor = await database.GetCollection<BsonDocument>(collection).Indexes.ListAsync(cancellationToken);
            return await cursor.ToListAsync(cancellationToken);
        }
        catch (MongoCommandException exception) when (exception.CodeName == "NamespaceNotFound")
        {
            return [];
        }
    }

    /// <summary>Makes a collection where there is none: a transaction that makes one runs into others that do.</summary>
    public static async Task EnsureCollectionAsync(this IMongoDatabase database, CollectionSpec collection, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(collection.Name, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException exception) when (exception.CodeName == "NamespaceExists")
        {
            // It is there.
        }
    }

    /// <summary>
    /// Makes the indexes that a collection lacks. One that an earlier system made under another name is left as it is;
    /// one with the same keys and other options, which would be in the way, is replaced.
    /// </summary>
    public static async Task EnsureIndexesAsync(this IMongoDatabase database, CollectionSpec collection, CancellationToken cancellationToken)
    {
        var indexes = database.GetCollection<BsonDocument>(collection.Name).Indexes;
        var existing = await database.IndexesOfAsync(collection.Name, cancellationToken);
        var wanted = collection.Indexes.Where(index => !existing.Exists(index.IsServedBy)).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        foreach (var inTheWay in existing.Where(index => wanted.Exists(other => other.HasKeysOf(index))))
        {
            await indexes.DropOneAsync(inTheWay["name"].AsString, cancellationToken);
        }

        await indexes.CreateManyAsync(wanted.Select(index => index.ToModel()), cancellationToken);
    }
}
