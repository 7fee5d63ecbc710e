namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The way to a MongoDB deployment. One per deployment and process; all calls may be made at the same time.</summary>
internal interface IMongoClient
{
    MongoClientSettings Settings { get; }

    IMongoDatabase GetDatabase(string name);

    Task<IClientSessionHandle> StartSessionAsync(ClientSessionOptions? options = null, CancellationToken cancellationToken = default);

    Task<IAsyncCursor<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken = default);

    Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default);
}
