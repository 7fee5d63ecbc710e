using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A database. Costs nothing to make; may be kept.</summary>
internal interface IMongoDatabase
{
    IMongoClient Client { get; }

    DatabaseNamespace DatabaseNamespace { get; }

    Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(PipelineDefinition<NoPipelineInput, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default);

    Task CreateCollectionAsync(string name, CreateCollectionOptions? options = null, CancellationToken cancellationToken = default);

    Task DropCollectionAsync(string name, CancellationToken cancellationToken = default);

    IMongoCollection<TDocument> GetCollection<TDocument>(string name);

    Task<IAsyncCursor<string>> ListCollectionNamesAsync(ListCollectionNamesOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Runs any command on the primary, as it is: it is not sent again after an error.</summary>
    Task<TResult> RunCommandAsync<TResult>(Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunCommandAsync{TResult}(Command{TResult}, ReadPreference?, CancellationToken)"/>
    Task<TResult> RunCommandAsync<TResult>(IClientSessionHandle session, Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default);

    Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(PipelineDefinition<ChangeStreamDocument<BsonDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>Stands for the absent input of a pipeline on a database.</summary>
internal sealed class NoPipelineInput;

/// <summary>A database's name.</summary>
internal sealed record DatabaseNamespace(string DatabaseName)
{
    public override string ToString() => DatabaseName;
}

/// <summary>A collection's full name.</summary>
internal sealed record CollectionNamespace(DatabaseNamespace DatabaseNamespace, string CollectionName)
{
    public string FullName => $"{DatabaseNamespace.DatabaseName}.{CollectionName}";

    public override string ToString() => FullName;
}
