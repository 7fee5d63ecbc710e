using System.Security.Cryptography;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Puts pictures back into the storage. Those that are there with the same content stay as they are.</summary>
internal sealed class PictureReturn(BackupFiles files, PictureVault vault, IObjectStorage storage, IScratch scratch)
{
    private const string MediaType = "image/jpeg";

    /// <summary>Puts back what a backup lists.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="without">Whose pictures are left out.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were put back.</returns>
    public async Task<long> RunAsync(BackupManifest backup, IReadOnlySet<EntityId> without, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        long put = 0, done = 0;
        await foreach (var picture in vault.Known(backup, cancellationToken))
        {
            progress?.Report(new WorkProgress("pictures", ++done, backup.Pictures!.Count));
            if (!PictureKey.TryParse(picture.Key, out var key) || without.Contains(key.Owner) || await IsThereAsync(picture, cancellationToken))
            {
                continue;
            }

            using var copy = scratch.Create();
            await FetchAsync(picture, copy, cancellationToken);
            await storage.PutAsync(picture.Key, copy, MediaType, cancellationToken);
            put++;
        }

        return put;
    }

    /// <summary>Compares every copy that a backup lists with what was written.</summary>
    /// <exception cref="BackupException">One is missing or was changed.</exception>
    public async Task<long> CheckAsync(BackupManifest backup, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (var picture in vault.Known(backup, cancellationToken))
        {
            await files.CheckAsync(picture.File, cancellationToken);
            count++;
        }

        return count;
    }

    private async Task<bool> IsThereAsync(BackedUpPicture picture, CancellationToken cancellationToken)
    {
        await using var there = await storage.OpenAsync(picture.Key, range: null, cancellationToken);
        return there is not null && there.Properties.Length == picture.Length && Convert.ToHexStringLower(await SHA256.HashDataAsync(there.Content, cancellationToken)) == picture.Content;
    }

    private async Task FetchAsync(BackedUpPicture picture, TemporaryFile copy, CancellationToken cancellationToken)
    {
        await files.CheckAsync(picture.File, cancellationToken);
        await using var content = await files.OpenAsync(picture.File.Name, compressed: false, cancellationToken);
        await using var target = copy.OpenWrite();
        await content.CopyToAsync(target, cancellationToken);
    }
}
