using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>
/// The transaction of the unit of work that the current code runs in. Repositories whose calls belong into units of work make them through these methods,
/// which join it where there is one.
/// </summary>
internal static class AmbientTransaction
{
    private static readonly AsyncLocal<IClientSessionHandle?> Ambient = new();
    private static readonly AsyncLocal<List<Action>?> Endings = new();

    /// <summary>The session whose transaction is open; null for none.</summary>
    public static IClientSessionHandle? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>
    /// Does something when the open transaction has ended, whichever way; without one at once. What this process remembers of the database may be forgotten
    /// only then: before, somebody else would read the old state again.
    /// </summary>
    public static void AfterEnd(Action action)
    {
        if (Endings.Value is { } later)
        {
            later.Add(action);
        }
        else
        {
            action();
        }
    }

    /// <summary>Gathers what <see cref="AfterEnd"/> is told, for whoever runs the transaction to do after its end.</summary>
    public static List<Action> GatherEndings() => Endings.Value = [];

    public static Task<TDocument?> FindFirstJoinedAsync<TDocument>(this IMongoCollection<TDocument> collection, BsonDocument filter, CancellationToken cancellationToken)
        where TDocument : class =>
        (Current is { } session ? collection.Find(session, filter) : collection.Find(filter)).Limit(1).FirstOrDefaultAsync(cancellationToken)!;

    public static IFindFluent<TDocument, TDocument> FindJoined<TDocument>(this IMongoCollection<TDocument> collection, BsonDocument filter) =>
        Current is { } session ? collection.Find(session, filter) : collection.Find(filter);

    public static Task InsertOneJoinedAsync<TDocument>(this IMongoCollection<TDocument> collection, TDocument document, CancellationToken cancellationToken) =>
        Current is { } session ? collection.InsertOneAsync(session, document, cancellationToken: cancellationToken) : collection.InsertOneAsync(document, cancellationToken: cancellationToken);

    public static Task<BulkWriteResult<TDocument>> BulkWriteJoinedAsync<TDocument>(this IMongoCollection<TDocument> collection, IEnumerable<WriteModel<TDocument>> requests, CancellationToken cancellationToken) =>
        Current is { } session ? collection.BulkWriteAsync(session, requests, cancellationToken: cancellationToken) : collection.BulkWriteAsync(requests, cancellationToken: cancellationToken);

    public static Task<UpdateResult> UpdateOneJoinedAsync<TDocument>(
        this IMongoCollection<TDocument> collection, BsonDocument filter, UpdateDefinition<TDocument> update, UpdateOptions? options, CancellationToken cancellationToken) =>
        Current is { } session ? collection.UpdateOneAsync(session, filter, update, options, cancellationToken) : collection.UpdateOneAsync(filter, update, options, cancellationToken);

    public static Task<UpdateResult> UpdateManyJoinedAsync<TDocument>(this IMongoCollection<TDocument> collection, BsonDocument filter, BsonDocument update, CancellationToken cancellationToken) =>
        Current is { } session ? collection.UpdateManyAsync(session, filter, update, cancellationToken: cancellationToken) : collection.UpdateManyAsync(filter, update, cancellationToken: cancellationToken);

    public static Task<DeleteResult> DeleteManyJoinedAsync<TDocument>(this IMongoCollection<TDocument> collection, BsonDocument filter, CancellationToken cancellationToken) =>
        Current is { } session ? collection.DeleteManyAsync(session, filter, cancellationToken: cancellationToken) : collection.DeleteManyAsync(filter, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateJoinedAsync<TDocument>(
        this IMongoCollection<TDocument> collection, BsonDocument filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TDocument>? options, CancellationToken cancellationToken) =>
        Current is { } session ? collection.FindOneAndUpdateAsync(session, filter, update, options, cancellationToken) : collection.FindOneAndUpdateAsync(filter, update, options, cancellationToken);

    public static Task<TDocument?> FindOneAndDeleteJoinedAsync<TDocument>(this IMongoCollection<TDocument> collection, BsonDocument filter, CancellationToken cancellationToken) =>
        Current is { } session ? collection.FindOneAndDeleteAsync(session, filter, cancellationToken: cancellationToken) : collection.FindOneAndDeleteAsync(filter, cancellationToken: cancellationToken);
}
