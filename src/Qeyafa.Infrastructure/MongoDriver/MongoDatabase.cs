using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <inheritdoc/>
internal sealed class MongoDatabase(MongoClient client, CommandRunner runner) : IMongoDatabase
{
    private const string OfDatabase = "$cmd.aggregate";

    public IMongoClient Client => client;

    public DatabaseNamespace DatabaseNamespace { get; } = new(runner.DatabaseName);

    public IMongoCollection<TDocument> GetCollection<TDocument>(string name) => new MongoCollection<TDocument>(this, runner, name);

    public async Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(PipelineDefinition<NoPipelineInput, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = runner.BeginForDatabase("aggregate"u8);
        buffer.AppendPipeline(pipeline.Stages, options);
        buffer.End();
        var item = runner.Item(buffer, pipeline.Writes ? CommandKind.Write : CommandKind.Read, session: null, opensCursor: true);
        var reply = await runner.SubmitAsync(item, options?.MaxTime, cancellationToken);
        return new AsyncCursor<TResult>(runner.Source(item, OfDatabase, options?.BatchSize), reply, pipeline.OutputSerializer ?? BsonSerializer.LookupSerializer<TResult>());
    }

    public Task CreateCollectionAsync(string name, CreateCollectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = runner.Begin("create"u8, name);
        buffer.AppendIfSet("capped"u8, options?.Capped);
        if (options?.MaxSize is { } size)
            buffer.Append("size"u8, size);
        if (options?.MaxDocuments is { } documents)
            buffer.Append("max"u8, documents);
        if ((options as CreateCollectionOptions<BsonDocument>)?.Validator is { } validator)
            buffer.Append("validator"u8, validator.Document);
        buffer.End();
        return runner.RunAsync(buffer, CommandKind.Write, session: null, timeLimit: null, cancellationToken);
    }

    public async Task DropCollectionAsync(string name, CancellationToken cancellationToken = default)
    {
        var buffer = runner.Begin("drop"u8, name);
        buffer.End();
        try
        {
            await runner.RunAsync(buffer, CommandKind.Write, session: null, timeLimit: null, cancellationToken);
        }
        catch (MongoCommandException e) when (e.Code == ServerErrorCode.NamespaceNotFound)
        {
            // It is gone already; servers before 7.0 say so.
        }
    }

    public async Task<IAsyncCursor<string>> ListCollectionNamesAsync(ListCollectionNamesOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = runner.BeginForDatabase("listCollections"u8);
        if (options?.Filter is { } filter)
            buffer.Append("filter"u8, filter.Document);
        buffer.Append("nameOnly"u8, value: true);
        buffer.BeginDocument("cursor"u8);
        buffer.End();
        buffer.End();
        var item = runner.Item(buffer, CommandKind.Read, session: null, opensCursor: true);
        var reply = await runner.SubmitAsync(item, timeLimit: null, cancellationToken);
        var source = runner.Source(item, "$cmd.listCollections", batchSize: null);
        var collections = await new AsyncCursor<BsonDocument>(source, reply, BsonDocumentSerializer.Instance).ToListAsync(cancellationToken);
        return new ListCursor<string>([.. collections.Select(c => c["name"].AsString)]);
    }

    public Task<TResult> RunCommandAsync<TResult>(Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default) =>
        RunAsync(session: null, command, readPreference, cancellationToken);

    public Task<TResult> RunCommandAsync<TResult>(IClientSessionHandle session, Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default) =>
        RunAsync((ClientSession)session, command, readPreference, cancellationToken);

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(PipelineDefinition<ChangeStreamDocument<BsonDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        ChangeStreamCursor<TResult>.OpenAsync(
            runner,
            collection: null,
            pipeline.Stages,
            pipeline.OutputSerializer ?? ChangeStreamSerializers.For<TResult, BsonDocument>(BsonDocumentSerializer.Instance),
            options ?? new ChangeStreamOptions(),
            cancellationToken);

    private async Task<TResult> RunAsync<TResult>(ClientSession? session, Command<TResult> command, ReadPreference? readPreference, CancellationToken cancellationToken)
    {
        if (readPreference is not (null or { ReadPreferenceMode: ReadPreferenceMode.Primary }))
            throw new NotSupportedException("Commands are sent to the primary.");
        var limit = command.Document.TryGetValue("maxTimeMS", out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds.ToDouble()) : (TimeSpan?)null;
        var reply = await runner.RunAsync(runner.Whole(command.Document), CommandKind.Raw, session, limit, cancellationToken);
        return BatchReader.ReadOne(reply, 0, BsonSerializer.LookupSerializer<TResult>());
    }
}
