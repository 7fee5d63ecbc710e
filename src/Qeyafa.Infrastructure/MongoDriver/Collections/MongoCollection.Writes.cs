using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <content>Single writes.</content>
internal sealed partial class MongoCollection<TDocument>
{
    public Task InsertOneAsync(TDocument document, InsertOneOptions? options = null, CancellationToken cancellationToken = default) =>
        InsertAsync(session: null, document, options, cancellationToken);

    public Task InsertOneAsync(IClientSessionHandle session, TDocument document, InsertOneOptions? options = null, CancellationToken cancellationToken = default) =>
        InsertAsync(Own(session), document, options, cancellationToken);

    public Task<ReplaceOneResult> ReplaceOneAsync(FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default) =>
        ReplaceAsync(session: null, filter, replacement, options, cancellationToken);

    public Task<ReplaceOneResult> ReplaceOneAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default) =>
        ReplaceAsync(Own(session), filter, replacement, options, cancellationToken);

    public Task<UpdateResult> UpdateOneAsync(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(session: null, filter, update, options, multi: false, cancellationToken);

    public Task<UpdateResult> UpdateOneAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(Own(session), filter, update, options, multi: false, cancellationToken);

    public Task<UpdateResult> UpdateManyAsync(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(session: null, filter, update, options, multi: true, cancellationToken);

    public Task<UpdateResult> UpdateManyAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(Own(session), filter, update, options, multi: true, cancellationToken);

    public Task<DeleteResult> DeleteOneAsync(FilterDefinition<TDocument> filter, CancellationToken cancellationToken = default) =>
        DeleteAsync(session: null, filter, options: null, multi: false, cancellationToken);

    public Task<DeleteResult> DeleteOneAsync(FilterDefinition<TDocument> filter, DeleteOptions options, CancellationToken cancellationToken = default) =>
        DeleteAsync(session: null, filter, options, multi: false, cancellationToken);

    public Task<DeleteResult> DeleteOneAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        DeleteAsync(Own(session), filter, options, multi: false, cancellationToken);

    public Task<DeleteResult> DeleteManyAsync(FilterDefinition<TDocument> filter, CancellationToken cancellationToken = default) =>
        DeleteAsync(session: null, filter, options: null, multi: true, cancellationToken);

    public Task<DeleteResult> DeleteManyAsync(FilterDefinition<TDocument> filter, DeleteOptions options, CancellationToken cancellationToken = default) =>
        DeleteAsync(session: null, filter, options, multi: true, cancellationToken);

    public Task<DeleteResult> DeleteManyAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        DeleteAsync(Own(session), filter, options, multi: true, cancellationToken);

    private async Task InsertAsync(ClientSession? session, TDocument document, InsertOneOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        DocumentIds.Assign(DocumentSerializer, document);
        var buffer = Begin("insert"u8);
        buffer.BeginArray("documents"u8);
        buffer.AppendElement(0, document, DocumentSerializer);
        buffer.End();
        buffer.AppendIfSet("bypassDocumentValidation"u8, options?.BypassDocumentValidation);
        await WriteAsync(session, buffer, mayRetry: true, cancellationToken);
    }

    private async Task<ReplaceOneResult> ReplaceAsync(ClientSession? session, FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var buffer = Begin("update"u8);
        buffer.BeginArray("updates"u8);
        buffer.BeginElement(0);
        buffer.AppendReplaceStatement(filter, replacement, DocumentSerializer, options?.IsUpsert == true, options?.Hint);
        buffer.End();
        buffer.End();
        var reply = await WriteAsync(session, buffer, mayRetry: true, cancellationToken);
        return new ReplaceOneResult(reply.Count - reply.Upserts.Count, reply.ModifiedCount, UpsertedId(reply));
    }

    private async Task<UpdateResult> UpdateAsync(ClientSession? session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options, bool multi, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        var buffer = Begin("update"u8);
        buffer.BeginArray("updates"u8);
        buffer.BeginElement(0);
        buffer.AppendUpdateStatement(filter, update, multi, options?.IsUpsert == true, options?.ArrayFilters, options?.Hint);
        buffer.End();
        buffer.End();
        var reply = await WriteAsync(session, buffer, mayRetry: !multi, cancellationToken);
        return new UpdateResult(reply.Count - reply.Upserts.Count, reply.ModifiedCount, UpsertedId(reply));
    }

    private async Task<DeleteResult> DeleteAsync(ClientSession? session, FilterDefinition<TDocument> filter, DeleteOptions? options, bool multi, CancellationToken cancellationToken)
    {
        var buffer = Begin("delete"u8);
        buffer.BeginArray("deletes"u8);
        buffer.BeginElement(0);
        buffer.AppendDeleteStatement(filter, multi, options?.Hint);
        buffer.End();
        buffer.End();
        var reply = await WriteAsync(session, buffer, mayRetry: !multi, cancellationToken);
        return new DeleteResult(reply.Count);
    }

    private static BsonValue? UpsertedId(WriteReply reply) => reply.Upserts.Count > 0 ? reply.Upserts[0].Id : null;

    private async Task<WriteReply> WriteAsync(ClientSession? session, CommandBuffer buffer, bool mayRetry, CancellationToken cancellationToken)
    {
        var (reply, labels) = await SendWriteAsync(session, buffer, mayRetry, cancellationToken);
        return reply.ThrowIfFailed(labels);
    }

    private async Task<(WriteReply Reply, IReadOnlyList<string> Labels)> SendWriteAsync(ClientSession? session, CommandBuffer buffer, bool mayRetry, CancellationToken cancellationToken)
    {
        if (mayRetry && session is null)
            buffer.AppendTransactionNumber();
        buffer.End();
        try
        {
            var reply = await _runner.RunAsync(buffer, CommandKind.Write, session, timeLimit: null, cancellationToken);
            return (WriteReply.Read(reply), []);
        }
        catch (MongoWriteConcernException e) when (e is not MongoDuplicateKeyException)
        {
            // libmongoc reports a missing confirmation as the command's failure; the reply tells the rest.
            return (WriteReply.Read(e.Result.ToBson()), e.ErrorLabels);
        }
    }
}
