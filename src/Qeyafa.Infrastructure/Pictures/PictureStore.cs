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

        // Hardly anybody looks at what they were measured from, and whoever is being measured waits: these thumbnails are made when they are asked for.
        if (key.Kind != PictureKind.Measurement)
        {
            await thumbnails.MakeAllAsync(key, stored.EntityTag, master, cancellationToken);
        }

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
}
