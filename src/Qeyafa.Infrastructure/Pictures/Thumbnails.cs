using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Pictures.Studio;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>Makes, shows and deletes thumbnails. One that is missing is made when somebody asks for it.</summary>
internal sealed class Thumbnails(IObjectStorage storage, IPictureStudio studio, IScratch scratch, IOptions<PictureOptions> options)
{
    private readonly int _mostMaking = options.Value.Concurrency + options.Value.QueueLength;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new(StringComparer.Ordinal);

    /// <summary>Makes all thumbnails of a master that has just been stored.</summary>
    public async Task MakeAllAsync(PictureKey key, string masterTag, TemporaryFile master, CancellationToken cancellationToken)
    {
        foreach (var (_, word, side) in ThumbnailKeys.All)
        {
            await MakeAsync(ThumbnailKeys.Of(key, word, masterTag), side, master, cancellationToken);
        }
    }

    /// <summary>Opens a thumbnail of the master that is stored now; null where there is no master.</summary>
    public async Task<OpenObject?> OpenAsync(PictureKey key, PictureSize size, PictureRange? range, CancellationToken cancellationToken)
    {
        var (_, word, side) = ThumbnailKeys.All.Single(known => known.Size == size);
        while (await storage.FindAsync(key.Value, cancellationToken) is { } master)
        {
            var thumbnail = ThumbnailKeys.Of(key, word, master.EntityTag);
            if (await storage.OpenAsync(thumbnail, range, cancellationToken) is { } opened)
            {
                return opened;
            }

            if (_making.Count >= _mostMaking && !_making.ContainsKey(thumbnail))
            {
                throw new DependencyUnavailableException("Too many thumbnails are being made at once.");
            }

            // It goes on when this request is given up: others may wait for it, and it has limits of its own.
            var making = _making.GetOrAdd(thumbnail, _ => new Lazy<Task>(() => MakeMissingAsync(key, thumbnail, side)));
            await making.Value.WaitAsync(cancellationToken);
        }

        return null;
    }

    /// <summary>Deletes the thumbnails of masters that are not stored any more.</summary>
    public async Task DeleteStaleAsync(PictureKey key, CancellationToken cancellationToken)
    {
        await foreach (var found in storage.ListAsync(ThumbnailKeys.PrefixOf(key), cancellationToken))
        {
            var master = await storage.FindAsync(key.Value, cancellationToken);
            if (master is null || !ThumbnailKeys.IsOf(found.Key, master.EntityTag))
            {
                await storage.DeleteAsync(found.Key, cancellationToken);
            }
        }
    }

    private async Task MakeMissingAsync(PictureKey key, string thumbnail, int side)
    {
        // Away from the caller, whose thread would run the beginning while others wait for the entry.
        await Task.Yield();
        try
        {
            using var master = scratch.Create();
            if (await storage.OpenAsync(key.Value, range: null, CancellationToken.None) is not { } opened)
            {
                return;
            }

            await using (opened)
            await using (var copy = master.OpenWrite())
            {
                await opened.Content.CopyToAsync(copy, CancellationToken.None);
            }

            if (!ThumbnailKeys.IsOf(thumbnail, opened.Properties.EntityTag))
            {
                return;
            }

            await MakeAsync(thumbnail, side, master, CancellationToken.None);

            // The master may have been deleted or replaced meanwhile, by somebody who could not see this thumbnail yet.
            await DeleteStaleAsync(key, CancellationToken.None);
        }
        finally
        {
            _making.TryRemove(thumbnail, out _);
        }
    }

    private async Task MakeAsync(string thumbnail, int side, TemporaryFile master, CancellationToken cancellationToken)
    {
        using var made = scratch.Create();
        var pixels = side.ToString(CultureInfo.InvariantCulture);
        await studio.RunAsync(["thumbnail", master.Path, made.Path + PictureStudio.JpegOptions, pixels, "--height", pixels, "--size", "down"], cancellationToken);
        await storage.PutAsync(thumbnail, made, OpenPicture.MediaType, cancellationToken);
    }
}
