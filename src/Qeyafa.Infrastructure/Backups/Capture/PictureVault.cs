using System.Security.Cryptography;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Copies pictures beside the backups: each content once, whichever backups list it. Thumbnails are made anew from pictures and are left out.</summary>
internal sealed class PictureVault(BackupFiles files, IObjectStorage storage)
{
    /// <summary>The folder of the copies.</summary>
    public const string Folder = "pictures/";

    private const string ListName = "pictures.jsonl.gz";
    private const int BufferBytes = 64 * 1024;

    /// <summary>Copies what the last backup does not list, and lists everything.</summary>
    public async Task<(PictureList List, BackupFile File)> CopyAsync(string id, BackupManifest? before, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        long count = 0, bytes = 0, added = 0;
        await using var known = Known(before, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var file = await files.WriteAsync(
            Catalogue.PathOf(id, ListName),
            async target =>
            {
                var more = await known.MoveNextAsync();
                await foreach (var found in PicturesAsync(cancellationToken))
                {
                    // Both are in the same order, so that neither has to be held.
                    while (more && Compare(known.Current.Key, found.Key) < 0)
                    {
                        more = await known.MoveNextAsync();
                    }

                    var same = more && known.Current.Key == found.Key && known.Current.Tag == found.EntityTag ? known.Current : null;
                    if ((same ?? await CopyAsync(found, cancellationToken)) is { } picture)
                    {
                        await JsonLines.WriteAsync(target, picture, cancellationToken);
                        (count, bytes, added) = (count + 1, bytes + picture.Length, added + (same is null ? 1 : 0));
                        progress?.Report(new WorkProgress("pictures", count, Total: null));
                    }
                }
            },
            compress: true,
            cancellationToken);
        return (new PictureList { File = file.Name, Count = count, Bytes = bytes, Added = added }, file);
    }

    /// <summary>The pictures that a backup lists.</summary>
    public async IAsyncEnumerable<BackedUpPicture> Known(BackupManifest? backup, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (backup?.Pictures is not { } list)
        {
            yield break;
        }

        await using var content = await files.OpenAsync(list.File, compressed: true, cancellationToken);
        await foreach (var picture in JsonLines.ReadAsync(content, cancellationToken))
        {
            yield return picture;
        }
    }

    private static int Compare(string left, string right)
    {
        var (leftKind, rightKind) = (KindOf(left), KindOf(right));
        return leftKind != rightKind ? leftKind.CompareTo(rightKind) : string.CompareOrdinal(left, right);
    }

    private static PictureKind KindOf(string key) => PictureKey.TryParse(key, out var parsed) ? parsed.Kind : throw new BackupException($"The list of pictures names {key}, which is no picture.");

    private async IAsyncEnumerable<StoredObject> PicturesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<PictureKind>().Order())
        {
            await foreach (var found in storage.ListAsync(PictureKey.FolderOf(kind), cancellationToken))
            {
                if (PictureKey.TryParse(found.Key, out _))
                {
                    yield return found;
                }
            }
        }
    }

    /// <returns>The copy; null where the picture was deleted meanwhile.</returns>
    private async Task<BackedUpPicture?> CopyAsync(StoredObject found, CancellationToken cancellationToken)
    {
        await using var source = await storage.OpenAsync(found.Key, range: null, cancellationToken);
        if (source is null)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tag = source.Properties.EntityTag;
        var file = await files.WriteAsync(
            $"{Folder}{found.Key}.{tag}",
            async target =>
            {
                var buffer = new byte[BufferBytes];
                while (await source.Content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            },
            compress: false,
            cancellationToken);
        return new BackedUpPicture { Key = found.Key, Tag = tag, Length = source.Properties.Length, Content = Convert.ToHexStringLower(hash.GetHashAndReset()), File = file };
    }
}
