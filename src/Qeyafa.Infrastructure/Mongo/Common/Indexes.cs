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

    /// <summary>Takes away the indexes of collections that are ours by name, and then the collections that hold no document. Documents stay.</summary>
    public static async Task RemoveSchemaAsync(this IMongoDatabase database, IEnumerable<CollectionSpec> collections, CancellationToken cancellationToken)
    {
        foreach (var collection in collections)
        {
            var documents = database.GetCollection<BsonDocument>(collection.Name);
            var existing = await database.IndexesOfAsync(collection.Name, cancellationToken);
            foreach (var index in collection.Indexes.Where(index => existing.Exists(other => other["name"] == index.Name)))
            {
                await documents.Indexes.DropOneAsync(index.Name, cancellationToken);
            }

            if (await documents.CountDocumentsAsync(new BsonDocument(), new CountOptions { Limit = 1 }, cancellationToken) == 0)
            {
                await database.DropCollectionAsync(collection.Name, cancellationToken);
            }
        }
    }

    /// <summary>Removes fields from every document that has the first of them.</summary>
    public static Task UnsetAsync(this IMongoDatabase database, CollectionSpec collection, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        database.GetCollection<BsonDocument>(collection.Name).UpdateManyAsync(
            new BsonDocument(fields[0], new BsonDocument("$exists", true)),
            new BsonDocument("$unset", new BsonDocument(fields.Select(field => new BsonElement(field, "")))),
            cancellationToken: cancellationToken);
}
