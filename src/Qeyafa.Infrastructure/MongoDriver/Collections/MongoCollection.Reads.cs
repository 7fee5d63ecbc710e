using MongoDB.Bson;
using MongoDB.Bson.Serialization.Serializers;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <content>Finding, counting and aggregating.</content>
internal sealed partial class MongoCollection<TDocument>
{
    // Asked for that many, the server sends them in one reply and keeps no cursor.
    private const int MostInOneBatch = 10_000;

    public Task<IAsyncCursor<TProjection>> FindAsync<TProjection>(FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(session: null, filter, options ?? new(), cancellationToken);

    public Task<IAsyncCursor<TProjection>> FindAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(Own(session), filter, options ?? new(), cancellationToken);

    public Task<long> CountDocumentsAsync(FilterDefinition<TDocument> filter, CountOptions? options = null, CancellationToken cancellationToken = default) =>
        CountAsync(session: null, filter, options, cancellationToken);

    public Task<long> CountDocumentsAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, CountOptions? options = null, CancellationToken cancellationToken = default) =>
        CountAsync(Own(session), filter, options, cancellationToken);

    public async Task<long> EstimatedDocumentCountAsync(EstimatedDocumentCountOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = Begin("count"u8);
        buffer.AppendMaxTime(options?.MaxTime);
        buffer.End();
        var reply = await _runner.RunAsync(buffer, CommandKind.Read, session: null, options?.MaxTime, cancellationToken);
        return ReadCount(reply);
    }

    public async Task<IAsyncCursor<TField>> DistinctAsync<TField>(FieldDefinition<TDocument, TField> field, FilterDefinition<TDocument> filter, DistinctOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = Begin("distinct"u8);
        buffer.Append("key"u8, field.FieldName);
        buffer.Append("query"u8, filter.Document);
        buffer.AppendMaxTime(options?.MaxTime);
        buffer.End();
        var reply = await _runner.RunAsync(buffer, CommandKind.Read, session: null, options?.MaxTime, cancellationToken);
        var values = BatchReader.ReadOne(reply, 0, BsonDocumentSerializer.Instance)["values"].AsBsonArray;
        return new ListCursor<TField>([.. values.Select(BsonValues.To<TField>)]);
    }

    public Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAggregateAsync(session: null, pipeline, options, cancellationToken);

    public Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(IClientSessionHandle session, PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAggregateAsync(Own(session), pipeline, options, cancellationToken);

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(PipelineDefinition<ChangeStreamDocument<TDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        ChangeStreamCursor<TResult>.OpenAsync(
            _runner,
            _name,
            pipeline.Stages,
            pipeline.OutputSerializer ?? ChangeStreamSerializers.For<TResult, TDocument>(DocumentSerializer),
            options ?? new ChangeStreamOptions(),
            cancellationToken);

    /// <summary>Runs a find and reads all of it.</summary>
    internal async Task<List<TProjection>> ListAsync<TProjection>(ClientSession? session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection> options, CancellationToken cancellationToken)
    {
        var item = FindItem(session, filter, options);
        var reply = await _runner.SubmitAsync(item, options.MaxTime, cancellationToken);
        var cursor = CursorReply.Read(reply);
        var serializer = SerializerOf<TProjection>();
        return cursor.CursorId == 0
            ? BatchReader.ReadArray(reply, cursor.BatchAt, serializer)
            : await new AsyncCursor<TProjection>(_runner.Source(item, _name, options.BatchSize), reply, serializer).ToListAsync(cancellationToken);
    }

    internal async Task<IAsyncCursor<TProjection>> OpenAsync<TProjection>(ClientSession? session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection> options, CancellationToken cancellationToken)
    {
        var item = FindItem(session, filter, options);
        var reply = await _runner.SubmitAsync(item, options.MaxTime, cancellationToken);
        return new AsyncCursor<TProjection>(_runner.Source(item, _name, options.BatchSize), reply, SerializerOf<TProjection>());
    }

    internal async Task<long> CountAsync(ClientSession? session, FilterDefinition<TDocument> filter, CountOptions? options, CancellationToken cancellationToken)
    {
        List<BsonDocument> stages = [new("$match", filter.Document)];
        if (options?.Skip is { } skip)
            stages.Add(new BsonDocument("$skip", skip));
        if (options?.Limit is { } limit)
            stages.Add(new BsonDocument("$limit", limit));
        stages.Add(new BsonDocument("$group", new BsonDocument { { "_id", 1 }, { "n", new BsonDocument("$sum", 1) } }));
        var buffer = Begin("aggregate"u8);
        buffer.AppendDocuments("pipeline"u8, stages);
        buffer.BeginDocument("cursor"u8);
        buffer.End();
        buffer.AppendHint(options?.Hint);
        buffer.AppendMaxTime(options?.MaxTime);
        buffer.End();
        var reply = await _runner.RunAsync(buffer, CommandKind.Read, session, options?.MaxTime, cancellationToken);
        var groups = new BsonView(reply, CursorReply.Read(reply).BatchAt);
        return groups.MoveNext() ? ReadCount(reply, groups.ValueAt) : 0;
    }

    private static long ReadCount(byte[] reply, int at = 0)
    {
        var view = new BsonView(reply, at);
        return view.Find("n"u8) ? view.AsInt64() : 0;
    }

    private CommandItem FindItem<TProjection>(ClientSession? session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection> options)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var buffer = Begin("find"u8);
        buffer.Append("filter"u8, filter.Document);
        if (options.Sort is { } sort)
            buffer.Append("sort"u8, sort.Document);
        if (options.Projection is { } projection)
            buffer.Append("projection"u8, projection.Document);
        buffer.AppendHint(options.Hint);
        if (options.Skip is { } skip and > 0)
            buffer.Append("skip"u8, skip);
        if (options.Limit is { } limit and not 0)
        {
            if (limit < 0)
                throw new ArgumentException("A limit cannot be negative.", nameof(options));
            buffer.Append("limit"u8, limit);
            if (limit == 1)
                buffer.Append("singleBatch"u8, value: true);
            else if (options.BatchSize is null && limit <= MostInOneBatch)
                buffer.Append("batchSize"u8, limit + 1);
        }
        if (options.BatchSize is { } batch)
            buffer.Append("batchSize"u8, batch);
        buffer.AppendIfSet("allowDiskUse"u8, options.AllowDiskUse);
        buffer.AppendMaxTime(options.MaxTime);
        buffer.End();
        return _runner.Item(buffer, CommandKind.Read, session, opensCursor: true);
    }

    private async Task<IAsyncCursor<TResult>> OpenAggregateAsync<TResult>(ClientSession? session, PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options, CancellationToken cancellationToken)
    {
        var buffer = Begin("aggregate"u8);
        buffer.AppendPipeline(pipeline.Stages, options);
        buffer.End();
        var item = _runner.Item(buffer, pipeline.Writes ? CommandKind.Write : CommandKind.Read, session, opensCursor: true);
        var reply = await _runner.SubmitAsync(item, options?.MaxTime, cancellationToken);
        return new AsyncCursor<TResult>(_runner.Source(item, _name, options?.BatchSize), reply, pipeline.OutputSerializer ?? SerializerOf<TResult>());
    }
}
