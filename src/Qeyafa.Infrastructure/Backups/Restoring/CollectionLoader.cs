using System.Text;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Makes the collections of a full backup, and puts their documents in as they are, byte by byte.</summary>
internal sealed class CollectionLoader(IMongoDatabase target, BackupFiles files, IndexCatalogue indexes)
{
    private const int BatchBytes = 1024 * 1024;
    private const int BatchDocuments = 2_000;

    private static readonly InsertManyOptions Unchecked = new() { IsOrdered = false, BypassDocumentValidation = true };

    /// <exception cref="BackupException">The documents are not those that the manifest tells of.</exception>
    public async Task LoadAsync(BackedUpCollection collection, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(collection, cancellationToken);
        foreach (var index in metadata["indexes"].AsBsonArray)
        {
            indexes.Add(collection.Name, index.AsBsonDocument);
        }

        var options = indexes.WithoutRules(collection.Name, metadata["options"].AsBsonDocument);
        await target.RunCommandAsync<BsonDocument>(new BsonDocument("create", collection.Name).Merge(options), cancellationToken: cancellationToken);
        if (collection is { Documents: { } file, Dumped: { } expected } && await InsertAsync(collection.Name, file, expected.Count, progress, cancellationToken) != expected)
        {
            throw new BackupException($"The file {file} does not hold the documents that the manifest tells of: use another backup.");
        }
    }

    private async Task<BsonDocument> MetadataAsync(BackedUpCollection collection, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(collection.Metadata!, compressed: true, cancellationToken);
        using var text = new StreamReader(content, Encoding.UTF8);
        return BsonDocument.Parse(await text.ReadToEndAsync(cancellationToken));
    }

    private async Task<Fingerprint> InsertAsync(string name, string file, long total, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var documents = target.GetCollection<RawBsonDocument>(name);
        var sum = new FingerprintSum();
        var batch = new List<RawBsonDocument>();
        var (bytes, done) = (0, 0L);
        await using var content = await files.OpenAsync(file, compressed: true, cancellationToken);
        await foreach (var document in BsonFrames.ReadAsync(content, file, cancellationToken))
        {
            sum.Add(document.Span);
            batch.Add(new RawBsonDocument(document.ToArray()));
            bytes += document.Length;
            if (bytes >= BatchBytes || batch.Count == BatchDocuments)
            {
                await documents.InsertManyAsync(batch, Unchecked, cancellationToken);
                progress?.Report(new WorkProgress(name, done += batch.Count, total));
                batch.Clear();
                bytes = 0;
            }
        }

        if (batch.Count > 0)
        {
            await documents.InsertManyAsync(batch, Unchecked, cancellationToken);
            progress?.Report(new WorkProgress(name, done + batch.Count, total));
        }

        return sum.Take();
    }
}
