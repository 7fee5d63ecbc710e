using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Reads documents that follow one another.</summary>
internal static class BsonFrames
{
    private const int SizeBytes = 4;
    private const int SmallestBytes = 5;

    /// <summary>The largest document that the server makes (an entry of the oplog may be a little longer than a document).</summary>
    private const int LargestBytes = 17 * 1024 * 1024;

    /// <exception cref="BackupException">The stream ends within a document, or holds something else.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream source, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = new byte[SizeBytes];
        while (await source.ReadAtLeastAsync(head, SizeBytes, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            var size = read == SizeBytes ? BinaryPrimitives.ReadInt32LittleEndian(head) : 0;
            if (size is < SmallestBytes or > LargestBytes)
            {
                throw Damaged(name);
            }

            var document = new byte[size];
            head.CopyTo(document, 0);
            var rest = await source.ReadAtLeastAsync(document.AsMemory(SizeBytes), size - SizeBytes, throwOnEndOfStream: false, cancellationToken);
            yield return rest == size - SizeBytes && document[^1] == 0 ? document : throw Damaged(name);
        }
    }

    private static BackupException Damaged(string name) => new($"The file {name} is damaged: it does not hold whole documents. Use another backup.");
}
