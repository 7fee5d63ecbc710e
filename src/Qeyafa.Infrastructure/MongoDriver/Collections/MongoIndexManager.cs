using MongoDB.Bson;
using MongoDB.Bson.Serialization.Serializers;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <inheritdoc/>
internal sealed class MongoIndexManager<TDocument>(CommandRunner runner, string collection) : IMongoIndexManager<TDocument>
{
    public async Task<string> CreateOneAsync(CreateIndexModel<TDocument> model, CreateOneIndexOptions? options = null, CancellationToken cancellationToken = default) =>
        (await CreateAsync([model], options?.MaxTime, cancellationToken)).Single();

    public Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CancellationToken cancellationToken = default) =>
        CreateAsync([.. models], maxTime: null, cancellationToken);

    public Task DropOneAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name == "*")
            throw new ArgumentException("All indexes are dropped with DropAllAsync.", nameof(name));
        return DropAsync(name, cancellationToken);
    }

    public Task DropAllAsync(CancellationToken cancellationToken = default) => DropAsync("*", cancellationToken);

    public async Task<IAsyncCursor<BsonDocument>> ListAsync(CancellationToken cancellationToken = default)
    {
        var buffer = runner.Begin("listIndexes"u8, collection);
        buffer.BeginDocument("cursor"u8);
        buffer.End();
        buffer.End();
        var item = runner.Item(buffer, CommandKind.Read, session: null, opensCursor: true);
        try
        {
            var reply = await runner.SubmitAsync(item, timeLimit: null, cancellationToken);
            return new AsyncCursor<BsonDocument>(runner.Source(item, collection, batchSize: null), reply, BsonDocumentSerializer.Instance);
        }
        catch (MongoCommandException e) when (e.Code == ServerErrorCode.NamespaceNotFound)
        {
            return new ListCursor<BsonDocument>([]);
        }
    }

    private async Task DropAsync(string name, CancellationToken cancellationToken)
    {
        var buffer = runner.Begin("dropIndexes"u8, collection);
        buffer.Append("index"u8, name);
        buffer.End();
        try
        {
            await runner.RunAsync(buffer, CommandKind.Write, session: null, timeLimit: null, cancellationToken);
        }
        catch (MongoCommandException e) when (e.Code == ServerErrorCode.NamespaceNotFound)
        {
            // There is no collection, so there is no index.
        }
    }

    private async Task<IEnumerable<string>> CreateAsync(CreateIndexModel<TDocument>[] models, TimeSpan? maxTime, CancellationToken cancellationToken)
    {
        var indexes = models.Select(ToDocument).ToArray();
        var buffer = runner.Begin("createIndexes"u8, collection);
        buffer.AppendDocuments("indexes"u8, indexes);
        buffer.AppendMaxTime(maxTime);
        buffer.End();
        await runner.RunAsync(buffer, CommandKind.Write, session: null, maxTime, cancellationToken);
        return [.. indexes.Select(i => i["name"].AsString)];
    }

    private static BsonDocument ToDocument(CreateIndexModel<TDocument> model)
    {
        var options = model.Options;
        var keys = model.Keys.Document;
        var index = new BsonDocument { { "key", keys }, { "name", options?.Name ?? string.Join('_', keys.Select(k => $"{k.Name}_{k.Value}")) } };
        if (options?.Unique is { } unique)
            index["unique"] = unique;
        if (options?.Sparse is { } sparse)
            index["sparse"] = sparse;
        if (options?.ExpireAfter is { } after)
            index["expireAfterSeconds"] = (long)after.TotalSeconds;
        if ((options as CreateIndexOptions<TDocument>)?.PartialFilterExpression is { } partial)
            index["partialFilterExpression"] = partial.Document;
        return index;
    }
}
