using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Testing;

/// <summary>What a running server has stored in one of its collections, for tests that look past the API.</summary>
internal sealed class StoredDocuments(IServiceProvider services, string collection)
{
    private IMongoCollection<BsonDocument> Collection => services.GetRequiredService<IMongoDatabase>().GetCollection<BsonDocument>(collection);

    public Task<BsonDocument> SingleAsync(BsonDocument filter) => Collection.Find(filter).SingleAsync();

    public Task<List<BsonDocument>> AllAsync(BsonDocument filter) => Collection.Find(filter).ToListAsync();

    public Task InsertAsync(BsonDocument document) => Collection.InsertOneAsync(document);

    public Task SetAsync(BsonDocument filter, BsonDocument fields) => Collection.UpdateManyAsync(filter, new BsonDocument("$set", fields));

    /// <summary>Has the database refuse documents like this, as if it failed in the middle of the work; until the next call only.</summary>
    public Task RefuseAsync(BsonDocument document) => services.GetRequiredService<IMongoDatabase>().RunCommandAsync<BsonDocument>(
        new BsonDocument { ["collMod"] = collection, ["validator"] = new BsonDocument("$nor", new BsonArray { document }) });
}
