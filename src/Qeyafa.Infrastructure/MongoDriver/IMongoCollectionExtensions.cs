using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The official driver's shorter forms.</summary>
internal static class IMongoCollectionExtensions
{
    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions? options = null) =>
        new FindFluent<TDocument, TDocument>((MongoCollection<TDocument>)collection, session: null, filter, options);

    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOptions? options = null) =>
        new FindFluent<TDocument, TDocument>((MongoCollection<TDocument>)collection, (ClientSession)session, filter, options);

    public static IFindFluent<TDocument, BsonDocument> Project<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, BsonDocument projection) =>
        find.Project<BsonDocument>(projection);

    public static Task<IAsyncCursor<TDocument>> FindAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindAsync<TDocument>(filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndDeleteAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndDeleteAsync<TDocument>(filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndDeleteAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndDeleteAsync<TDocument>(session, filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndReplaceAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndReplaceAsync<TDocument>(filter, replacement, options, cancellationToken);

    public static Task<TDocument?> FindOneAndReplaceAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndReplaceAsync<TDocument>(session, filter, replacement, options, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync<TDocument>(filter, update, options, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync<TDocument>(session, filter, update, options, cancellationToken);

    public static Task<IChangeStreamCursor<ChangeStreamDocument<TDocument>>> WatchAsync<TDocument>(this IMongoCollection<TDocument> collection, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.WatchAsync(PipelineDefinition<ChangeStreamDocument<TDocument>, ChangeStreamDocument<TDocument>>.Create(), options, cancellationToken);

    public static Task<IChangeStreamCursor<ChangeStreamDocument<BsonDocument>>> WatchAsync(this IMongoDatabase database, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        database.WatchAsync(PipelineDefinition<ChangeStreamDocument<BsonDocument>, ChangeStreamDocument<BsonDocument>>.Create(), options, cancellationToken);
}
