using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A collection's indexes.</summary>
internal interface IMongoIndexManager<TDocument>
{
    /// <summary>Creates the index unless it is there; returns its name.</summary>
    Task<string> CreateOneAsync(CreateIndexModel<TDocument> model, CreateOneIndexOptions? options = null, CancellationToken cancellationToken = default);

    Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CancellationToken cancellationToken = default);

    Task DropOneAsync(string name, CancellationToken cancellationToken = default);

    Task DropAllAsync(CancellationToken cancellationToken = default);

    Task<IAsyncCursor<BsonDocument>> ListAsync(CancellationToken cancellationToken = default);
}
