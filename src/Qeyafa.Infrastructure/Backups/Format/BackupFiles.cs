using System.IO.Compression;
using System.Security.Cryptography;
using Qeyafa.Infrastructure.Backups.Stores;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>Writes and reads the files of backups: compressed with gzip, then encrypted where there is a key.</summary>
/// <param name="store">Where they are.</param>
/// <param name="key">The key; null for no encryption.</param>
internal sealed class BackupFiles(IBackupStore store, BackupKey? key)
{
    private const int BufferBytes = 64 * 1024;

    public IBackupStore Store => store;

    public BackupKey? Key => key;

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name, without what encryption adds.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="compress">Whether it is compressed; pictures are already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BackupFile> WriteAsync(string name, Func<Stream, Task> write, bool compress, CancellationToken cancellationToken)
    {
        var stored = key is null ? name : name + SealedFormat.Extension;
        BackupFile? written = null;
        await store.PutAsync(
            stored,
            async target =>
            {
                await using var counted = new CountingStream(target);
                await using var secret = key is null ? null : new SealingStream(counted, key, stored);
                Stream outer = secret is null ? counted : secret;
                if (compress)
                {
                    await using var zipped = new GZipStream(outer, CompressionLevel.Fastest, leaveOpen: true);
                    await write(zipped);
                }
                else
                {
                    await write(outer);
                }

                if (secret is not null)
                {
                    await secret.CompleteAsync(cancellationToken);
                }

                written = new BackupFile { Name = stored, Bytes = counted.Bytes, Sha256 = counted.Sha256() };
            },
            cancellationToken);
        return written!;
    }

    /// <summary>Opens a file's content, decrypted and decompressed.</summary>
    /// <exception cref="BackupException">It is missing, or no key is set for it.</exception>
    public async Task<Stream> OpenAsync(string stored, bool compressed, CancellationToken cancellationToken)
    {
        var content = await OpenCompressedAsync(stored, cancellationToken);
        return compressed ? new GZipStream(content, CompressionMode.Decompress) : content;
    }

    /// <summary>Opens a file's content as it would be without encryption.</summary>
    /// <exception cref="BackupException">It is missing, or no key is set for it.</exception>
    public async Task<Stream> OpenCompressedAsync(string stored, CancellationToken cancellationToken)
    {
        var content = await store.OpenAsync(stored, cancellationToken) ?? throw Missing(stored);
        if (!stored.EndsWith(SealedFormat.Extension, StringComparison.Ordinal))
        {
            return content;
        }

        return key is not null ? new OpeningStream(content, key, stored) : throw new BackupException($"The file {stored} is encrypted: set Backup:Key to the key that it was made with.");
    }

    /// <summary>Compares a stored file with what is known of it.</summary>
    /// <exception cref="BackupException">It is missing, or it was changed.</exception>
    public async Task CheckAsync(BackupFile file, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenAsync(file.Name, cancellationToken) ?? throw Missing(file.Name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        long bytes = 0;
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            bytes += count;
        }

        if (bytes != file.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw new BackupException($"The file {file.Name} is damaged: it is not the {file.Bytes} bytes that were written. Use another backup.");
        }
    }

    private static BackupException Missing(string stored) => new($"The file {stored} is missing. Use another backup.");
}
