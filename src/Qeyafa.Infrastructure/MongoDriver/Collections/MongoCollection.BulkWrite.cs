using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <content>Several writes at once.</content>
internal sealed partial class MongoCollection<TDocument>
{
    public Task InsertManyAsync(IEnumerable<TDocument> documents, InsertManyOptions? options = null, CancellationToken cancellationToken = default) =>
        InsertAllAsync(session: null, documents, options, cancellationToken);

    public Task InsertManyAsync(IClientSessionHandle session, IEnumerable<TDocument> documents, InsertManyOptions? options = null, CancellationToken cancellationToken = default) =>
        InsertAllAsync(Own(session), documents, options, cancellationToken);

    public Task<BulkWriteResult<TDocument>> BulkWriteAsync(IEnumerable<WriteModel<TDocument>> requests, BulkWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        BulkAsync(session: null, requests, options ?? new(), cancellationToken);

    public Task<BulkWriteResult<TDocument>> BulkWriteAsync(IClientSessionHandle session, IEnumerable<WriteModel<TDocument>> requests, BulkWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        BulkAsync(Own(session), requests, options ?? new(), cancellationToken);

    private Task<BulkWriteResult<TDocument>> InsertAllAsync(ClientSession? session, IEnumerable<TDocument> documents, InsertManyOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var bulk = new BulkWriteOptions { BypassDocumentValidation = options?.BypassDocumentValidation, IsOrdered = options?.IsOrdered ?? true };
        return BulkAsync(session, documents.Select(d => new InsertOneModel<TDocument>(d)), bulk, cancellationToken);
    }

    private async Task<BulkWriteResult<TDocument>> BulkAsync(ClientSession? session, IEnumerable<WriteModel<TDocument>> requests, BulkWriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var outcome = new BulkOutcome<TDocument>([.. requests], options.IsOrdered);
        if (outcome.RequestCount == 0)
            throw new ArgumentException("There must be at least one write.", nameof(requests));
        while (outcome.TryNextRun(out var first, out var kind))
        {
            var batch = new BulkBatch(kind);
            var buffer = WriteBatch(outcome, batch, first, options);
            var (reply, labels) = await SendWriteAsync(session, buffer, !batch.HasMulti, cancellationToken);
            outcome.Add(batch, reply, labels);
        }
        return outcome.ToResult();
    }

    private CommandBuffer WriteBatch(BulkOutcome<TDocument> outcome, BulkBatch batch, int first, BulkWriteOptions options)
    {
        var buffer = Begin(batch.Kind switch { BulkKind.Insert => "insert"u8, BulkKind.Update => "update"u8, _ => "delete"u8 });
        buffer.BeginArray(batch.Kind switch { BulkKind.Insert => "documents"u8, BulkKind.Update => "updates"u8, _ => "deletes"u8 });
        for (var i = first; outcome.Continues(i, batch); i++)
        {
            if (!outcome.IsOf(i, batch.Kind))
                continue;
            var before = (int)buffer.Position;
            AppendRequest(buffer, batch, outcome.Request(i));
            if (batch.Count > 0 && buffer.Size > BulkBatch.MostBytes)
            {
                buffer.Truncate(before);
                break;
            }
            batch.Add(i);
            outcome.Take(i);
        }
        buffer.End();
        buffer.Append("ordered"u8, options.IsOrdered);
        buffer.AppendIfSet("bypassDocumentValidation"u8, options.BypassDocumentValidation);
        return buffer;
    }

    private void AppendRequest(CommandBuffer buffer, BulkBatch batch, WriteModel<TDocument> request)
    {
        if (request is InsertOneModel<TDocument> insert)
        {
            DocumentIds.Assign(DocumentSerializer, insert.Document);
            buffer.AppendElement(batch.Count, insert.Document, DocumentSerializer);
            return;
        }
        buffer.BeginElement(batch.Count);
        switch (request)
        {
            case ReplaceOneModel<TDocument> replace:
                buffer.AppendReplaceStatement(replace.Filter, replace.Replacement, DocumentSerializer, replace.IsUpsert, replace.Hint);
                break;
            case UpdateOneModel<TDocument> update:
                buffer.AppendUpdateStatement(update.Filter, update.Update, multi: false, update.IsUpsert, update.ArrayFilters, update.Hint);
                break;
            case UpdateManyModel<TDocument> update:
                batch.HasMulti = true;
                buffer.AppendUpdateStatement(update.Filter, update.Update, multi: true, update.IsUpsert, update.ArrayFilters, update.Hint);
                break;
            case DeleteOneModel<TDocument> delete:
                buffer.AppendDeleteStatement(delete.Filter, multi: false, delete.Hint);
                break;
            case DeleteManyModel<TDocument> delete:
                batch.HasMulti = true;
                buffer.AppendDeleteStatement(delete.Filter, multi: true, delete.Hint);
                break;
        }
        buffer.End();
    }
}
