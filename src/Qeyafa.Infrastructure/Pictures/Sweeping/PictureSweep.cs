using Microsoft.Extensions.Options;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>
/// One sweep through all pictures: deletes what no document names, the thumbnails that belong to no present picture, and what broken writes left behind.
/// It may be broken off at any point, and two at a time do no harm.
/// </summary>
internal sealed class PictureSweep(IObjectStorage storage, PictureReferences references, IOptions<PictureSweepOptions> options, TimeProvider time)
{
    /// <summary>About how many objects the database is asked at once.</summary>
    internal int PageSize { get; init; } = 500;

    /// <summary>Sweeps once.</summary>
    /// <exception cref="Exception">The storage or the database is away: what they could not be asked about is left alone.</exception>
    public async Task<SweepOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (!await references.KnowsAnybodyAsync(cancellationToken))
        {
            return new SweepOutcome { IsWithheld = true };
        }

        var outcome = new SweepOutcome();
        var before = time.GetUtcNow().AddSeconds(-options.Value.GraceSeconds);
        foreach (var kind in Enum.GetValues<PictureKind>())
        {
            var tags = new Dictionary<string, string>(StringComparer.Ordinal);
            await foreach (var page in storage.ListAsync(PictureKey.FolderOf(kind), cancellationToken).Chunk(PageSize).WithCancellation(cancellationToken))
            {
                await SweepAsync(kind, page, before, tags, outcome, cancellationToken);
            }
        }

        if (storage is ILeavesDrafts drafts)
        {
            outcome.Drafts = await drafts.RemoveDraftsAsync(before, cancellationToken);
        }

        return outcome;
    }

    /// <param name="kind">What the pictures show.</param>
    /// <param name="page">Objects in the order of their keys, in which a person's pictures come before their thumbnails.</param>
    /// <param name="before">When an object must have been stored to be judged.</param>
    /// <param name="tags">The entity tags of the pictures of the person that the page before ended with.</param>
    /// <param name="outcome">What is counted.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    private async Task SweepAsync(
        PictureKind kind, StoredObject[] page, DateTimeOffset before, Dictionary<string, string> tags, SweepOutcome outcome, CancellationToken cancellationToken)
    {
        var pictures = new List<(StoredObject Object, PictureKey Key)>();
        var thumbnails = new List<(StoredObject Object, PictureFile File)>();
        foreach (var found in page)
        {
            outcome.Looked++;
            if (PictureFile.TryParse(found.Key, out var file) && file.ThumbnailOf is null)
            {
                tags[found.Key] = found.EntityTag;
            }

            if (found.ModifiedAt >= before)
            {
                continue;
            }

            switch (file)
            {
                case null:
                    outcome.NoteForeign(found.Key);
                    break;
                case { ThumbnailOf: null }:
                    pictures.Add((found, file.Picture));
                    break;
                default:
                    thumbnails.Add((found, file));
                    break;
            }
        }

        await SweepPicturesAsync(kind, pictures, before, tags, outcome, cancellationToken);
        await SweepThumbnailsAsync(thumbnails, tags, outcome, cancellationToken);
        var folder = page[^1].Key[..(page[^1].Key.IndexOf('/', PictureKey.FolderOf(kind).Length) + 1)];
        foreach (var key in tags.Keys.Where(key => !key.StartsWith(folder, StringComparison.Ordinal)).ToList())
        {
            tags.Remove(key);
        }
    }

    private async Task SweepPicturesAsync(
        PictureKind kind, List<(StoredObject Object, PictureKey Key)> pictures, DateTimeOffset before, Dictionary<string, string> tags, SweepOutcome outcome, CancellationToken cancellationToken)
    {
        var named = await references.NamedAsync(kind, [.. pictures.Select(picture => picture.Key)], cancellationToken);
        foreach (var (found, key) in pictures.Where(picture => !named.Contains(picture.Object.Key)))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // One by one, each right before its deletion: a page can take minutes, in which pictures are stored anew and documents are written.
            if (await IsStillOldAsync(found, before, cancellationToken) && (await references.NamedAsync(kind, [key], cancellationToken)).Count == 0)
            {
                await storage.DeleteAsync(key.Value, cancellationToken);
                tags.Remove(key.Value);
                outcome.Deleted++;
            }
        }
    }

    /// <summary>Whether a picture was not stored anew since it was listed; in S3 the same content has the same tag again, so its time is asked for, too.</summary>
    private async Task<bool> IsStillOldAsync(StoredObject found, DateTimeOffset before, CancellationToken cancellationToken) =>
        await storage.FindAsync(found.Key, cancellationToken) is { } now && now.EntityTag == found.EntityTag && now.ModifiedAt < before;

    private async Task SweepThumbnailsAsync(
        List<(StoredObject Object, PictureFile File)> thumbnails, Dictionary<string, string> tags, SweepOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (var (found, file) in thumbnails.Where(thumbnail => tags.GetValueOrDefault(thumbnail.File.Picture.Value) != thumbnail.File.ThumbnailOf))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = await storage.FindAsync(file.Picture.Value, cancellationToken);
            if (picture?.EntityTag != file.ThumbnailOf)
            {
                await storage.DeleteAsync(found.Key, cancellationToken);
                outcome.Thumbnails++;
            }
        }
    }
}
