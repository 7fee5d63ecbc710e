using System.Runtime.CompilerServices;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>What is stored for a person: all objects in their folders, one folder for each kind of picture.</summary>
internal sealed class PictureFolders(IObjectStorage storage) : IPersonalPictures
{
    private const int AtOnce = 8;

    /// <summary>How many objects are deleted before it is asked whether to go on.</summary>
    internal int BatchSize { get; init; } = 100;

    /// <summary>Deletes everything that is stored for a person, thumbnails included. It may be broken off at any point and begun again.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="goOn">Asked after each batch of at most <see cref="BatchSize"/> objects; false breaks off.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Whether nothing was left when it ended.</returns>
    public async Task<bool> DeleteAllAsync(EntityId owner, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        foreach (var kind in Enum.GetValues<PictureKind>())
        {
            while (await storage.ListAsync(PictureKey.FolderOf(kind, owner), cancellationToken).Take(BatchSize).ToListAsync(cancellationToken) is { Count: > 0 } batch)
            {
                await Parallel.ForEachAsync(batch, parallel, async (found, cancellation) => await storage.DeleteAsync(found.Key, cancellation));
                if (!await goOn())
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PictureKey> ListAsync(EntityId userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<PictureKind>())
        {
            await foreach (var found in storage.ListAsync(PictureKey.FolderOf(kind, userId), cancellationToken))
            {
                if (PictureKey.TryParse(found.Key, out var key))
                {
                    yield return key;
                }
            }
        }
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(PictureKey key, CancellationToken cancellationToken) => (await storage.OpenAsync(key.Value, range: null, cancellationToken))?.Content;
}
