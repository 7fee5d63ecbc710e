using System.Text;
using Qeyafa.Infrastructure.Backups.Format;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Writes a collection as <c>mongorestore</c> reads it: its documents, and beside them its options and indexes.</summary>
internal sealed class CollectionDump(BackupFiles files, SnapshotReader reader)
{
    /// <summary>Writes one collection or view.</summary>
    public async Task<(BackedUpCollection Collection, BackupFile[] Files)> WriteAsync(
        string folder, ListedCollection listed, Action<long, long> onDocuments, CancellationToken cancellationToken)
    {
        var name = $"{folder}/{Uri.EscapeDataString(listed.Name)}";
        var metadata = await files.WriteAsync($"{name}.metadata.json.gz", target => target.WriteAsync(Encoding.UTF8.GetBytes(listed.ToMetadata()), cancellationToken).AsTask(), compress: true, cancellationToken);
        if (listed.IsView)
        {
            return (new BackedUpCollection { Name = listed.Name, Metadata = metadata.Name }, [metadata]);
        }

        var sum = new FingerprintSum();
        var documents = await files.WriteAsync(
            $"{name}.bson.gz",
            async target =>
            {
                await foreach (var batch in reader.ReadAsync(listed.Name, cancellationToken))
                {
                    long bytes = 0;
                    foreach (var document in batch)
                    {
                        sum.Add(document.Span);
                        bytes += document.Length;
                        await target.WriteAsync(document, cancellationToken);
                    }

                    onDocuments(batch.Count, bytes);
                }
            },
            compress: true,
            cancellationToken);
        return (new BackedUpCollection { Name = listed.Name, Documents = documents.Name, Metadata = metadata.Name, Dumped = sum.Take() }, [metadata, documents]);
    }
}
