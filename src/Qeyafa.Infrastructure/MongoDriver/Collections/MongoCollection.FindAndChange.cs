using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <content>Finding and changing one document in one step.</content>
internal sealed partial class MongoCollection<TDocument>
{
    public Task<TProjection?> FindOneAndDeleteAsync<TProjection>(FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        FindAndDeleteAsync(session: null, filter, options, cancellationToken);

    public Task<TProjection?> FindOneAndDeleteAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        FindAndDeleteAsync(Own(session), filter, options, cancellationToken);

    public Task<TProjection?> FindOneAndReplaceAsync<TProjection>(FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        FindAndReplaceAsync(session: null, filter, replacement, options, cancellationToken);

    public Task<TProjection?> FindOneAndReplaceAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        FindAndReplaceAsync(Own(session), filter, replacement, options, cancellationToken);

    public Task<TProjection?> FindOneAndUpdateAsync<TProjection>(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        FindAndUpdateAsync(session: null, filter, update, options, cancellationToken);

    public Task<TProjection?> FindOneAndUpdateAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        FindAndUpdateAsync(Own(session), filter, update, options, cancellationToken);

    private Task<TProjection?> FindAndDeleteAsync<TProjection>(ClientSession? session, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TProjection>? options, CancellationToken cancellationToken)
    {
        var buffer = BeginFindAndModify(filter, options);
        buffer.Append("remove"u8, value: true);
        return FindAndModifyAsync(session, buffer, options, cancellationToken);
    }

    private Task<TProjection?> FindAndReplaceAsync<TProjection>(ClientSession? session, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TProjection>? options, CancellationToken cancellationToken)
    {
        var buffer = BeginFindAndModify(filter, options);
        buffer.AppendReplacement("update"u8, replacement, DocumentSerializer);
        AppendUpsertAndReturn(buffer, options?.IsUpsert, options?.ReturnDocument);
        return FindAndModifyAsync(session, buffer, options, cancellationToken);
    }

    private Task<TProjection?> FindAndUpdateAsync<TProjection>(ClientSession? session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options, CancellationToken cancellationToken)
    {
        var buffer = BeginFindAndModify(filter, options);
        buffer.AppendUpdate("update"u8, update);
        AppendUpsertAndReturn(buffer, options?.IsUpsert, options?.ReturnDocument);
        buffer.AppendArrayFilters(options?.ArrayFilters);
        return FindAndModifyAsync(session, buffer, options, cancellationToken);
    }

    private CommandBuffer BeginFindAndModify<TProjection>(FilterDefinition<TDocument> filter, FindOneAndOptions<TDocument, TProjection>? options)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var buffer = Begin("findAndModify"u8);
        buffer.Append("query"u8, filter.Document);
        if (options?.Sort is { } sort)
            buffer.Append("sort"u8, sort.Document);
        if (options?.Projection is { } projection)
            buffer.Append("fields"u8, projection.Document);
        buffer.AppendHint(options?.Hint);
        buffer.AppendMaxTime(options?.MaxTime);
        return buffer;
    }

    private static void AppendUpsertAndReturn(CommandBuffer buffer, bool? isUpsert, ReturnDocument? returned)
    {
        if (isUpsert == true)
            buffer.Append("upsert"u8, value: true);
        if (returned == ReturnDocument.After)
            buffer.Append("new"u8, value: true);
    }

    private async Task<TProjection?> FindAndModifyAsync<TProjection>(ClientSession? session, CommandBuffer buffer, FindOneAndOptions<TDocument, TProjection>? options, CancellationToken cancellationToken)
    {
        if (session is null)
            buffer.AppendTransactionNumber();
        buffer.End();
        var reply = await _runner.RunAsync(buffer, CommandKind.Write, session, options?.MaxTime, cancellationToken);
        return ReadValue<TProjection>(reply);
    }

    private TProjection? ReadValue<TProjection>(byte[] reply)
    {
        var view = new BsonView(reply);
        return view.Find("value"u8) && view.Type == BsonType.Document ? BatchReader.ReadOne(reply, view.ValueAt, SerializerOf<TProjection>()) : default;
    }
}
