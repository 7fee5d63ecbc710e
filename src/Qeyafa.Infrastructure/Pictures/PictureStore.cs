using System.Runtime.CompilerServices;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Pictures;

/// <inheritdoc cref="IPictures" />
internal sealed class PictureStore(IObjectStorage storage, IPictureStudio studio, IScratch scratch, Thumbnails thumbnails) : IPictures
{
    public async Task<Result<StoredPicture>> StoreAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken)
    {
        using var master = scratch.Create();
        var made = await studio.NormaliseAsync(file, master, cancellationToken);
        if (!made.IsSuccess)
        {
            return made;
        }

        var stored = await storage.PutAsync(key.Value, master, OpenPicture.MediaType, cancellationToken);
        await thumbnails.MakeAllAsync(key, stored.EntityTag, master, cancellationToken);
        await thumbnails.DeleteStaleAsync(key, cancellationToken);
        return made;
    }

    public async Task<OpenPicture?> OpenAsync(PictureKey key, PictureSize size, PictureRange? range, CancellationToken cancellationToken)
    {
        var opened = size == PictureSize.Master
            ? await storage.OpenAsync(key.Value, range, cancellationToken)
            : await thumbnails.OpenAsync(key, size, range, cancellationToken);
        return opened is null ? null : new OpenPicture(opened.Content)
        {
            Length = opened.Properties.Length,
            Start = opened.Start,
            Count = opened.Count,
            EntityTag = opened.Properties.EntityTag,
            ModifiedAt = opened.Properties.ModifiedAt,
        };
    }

    /// <remarks>The master goes first: a thumbnail without its master is not shown, and is deleted by the next try.</remarks>
    public async Task DeleteAsync(PictureKey key, CancellationToken cancellationToken)
    {
        await storage.DeleteAsync(key.Value, cancellationToken);
        await thumbnails.DeleteStaleAsync(key, cancellationToken);
    }

    public async Task DeleteAllAsync(EntityId owner, CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<PictureKind>())
        {
            await foreach (var found in storage.ListAsync(PictureKey.FolderOf(kind, owner), cancellationToken))
            {
                await storage.DeleteAsync(found.Key, cancellationToken);
            }
        }
    }

    public async IAsyncEnumerable<PictureKey> ListAsync(EntityId owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<PictureKind>())
        {
            await foreach (var found in storage.ListAsync(PictureKey.FolderOf(kind, owner), cancellationToken))
            {
                if (PictureKey.TryParse(found.Key, out var key))
                {
                    yield return key;
                }
            }
        }
    }
}
