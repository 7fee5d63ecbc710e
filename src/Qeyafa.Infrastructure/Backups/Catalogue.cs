using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>The backups that are finished, and how they build on each other.</summary>
internal sealed class Catalogue(BackupFiles files)
{
    /// <summary>The folder of the backups, each in a folder of its own.</summary>
    public const string Folder = "backups/";

    private const string Manifest = "manifest.json";
    private const string Seal = "manifest.seal";
    private const string VerificationFile = "verified.json";
    private const string LastRunFile = "last-run.json";

    public BackupFiles Files => files;

    /// <summary>The name of a file of a backup.</summary>
    public static string PathOf(string id, string file) => $"{Folder}{id}/{file}";

    /// <summary>Finishes a backup: from now on it is one.</summary>
    public async Task AddAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Default.BackupManifest);
        await PutAsync(PathOf(manifest.Id, Seal), Encoding.ASCII.GetBytes(SealOf(manifest.Id, content)), cancellationToken);
        await PutAsync(PathOf(manifest.Id, Manifest), content, cancellationToken);
    }

    /// <summary>Every finished backup, the oldest first.</summary>
    /// <exception cref="BackupException">A manifest was changed, or another key is needed.</exception>
    public async Task<IReadOnlyList<BackupManifest>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<BackupManifest>();
        await foreach (var file in files.Store.ListAsync(Folder, cancellationToken))
        {
            if (file.Name.Split('/') is [_, var id, Manifest])
            {
                if (await ReadAsync(id, cancellationToken) is { } manifest)
                {
                    found.Add(manifest);
                }
            }
        }

        // One that was made right before another may have the same time in its name, where the clock is coarse.
        return [.. found.OrderBy(manifest => OpTime.Read(manifest.End)).ThenBy(manifest => manifest.Id, StringComparer.Ordinal)];
    }

    /// <summary>What came out of verifying a backup the last time; null where that was never done.</summary>
    public Task<Verification?> VerificationAsync(string id, CancellationToken cancellationToken) => ReadAsync(PathOf(id, VerificationFile), BackupJson.Default.Verification, cancellationToken);

    public Task NoteAsync(string id, Verification verification, CancellationToken cancellationToken) =>
        PutAsync(PathOf(id, VerificationFile), JsonSerializer.SerializeToUtf8Bytes(verification, BackupJson.Default.Verification), cancellationToken);

    /// <summary>What came out of the last try to make a backup; null before the first.</summary>
    public Task<LastRun?> LastRunAsync(CancellationToken cancellationToken) => ReadAsync(LastRunFile, BackupJson.Default.LastRun, cancellationToken);

    public Task NoteAsync(LastRun run, CancellationToken cancellationToken) => PutAsync(LastRunFile, JsonSerializer.SerializeToUtf8Bytes(run, BackupJson.Default.LastRun), cancellationToken);

    /// <summary>The folders of backups that never came to their end. Nobody may be making one.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        var (begun, finished) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var file in files.Store.ListAsync(Folder, cancellationToken))
        {
            if (file.Name.Split('/') is [_, var id, .. var rest])
            {
                begun.Add(id);
                if (rest is [Manifest])
                {
                    finished.Add(id);
                }
            }
        }

        return [.. begun.Except(finished)];
    }

    /// <summary>Deletes a backup: first it is none any more.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await files.Store.DeleteAsync(PathOf(id, Manifest), cancellationToken);
        await foreach (var file in files.Store.ListAsync(PathOf(id, ""), cancellationToken))
        {
            await files.Store.DeleteAsync(file.Name, cancellationToken);
        }
    }

    /// <returns>Null where the backup was removed meanwhile.</returns>
    private async Task<BackupManifest?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (await BytesAsync(PathOf(id, Manifest), cancellationToken) is not { } content)
        {
            return null;
        }

        if (await BytesAsync(PathOf(id, Seal), cancellationToken) is not { } seal)
        {
            return await BytesAsync(PathOf(id, Manifest), cancellationToken) is null ? null
                : throw new BackupException($"The seal of {id} is missing: the backup is damaged. Remove its folder to go on without it.");
        }

        if (!CryptographicOperations.FixedTimeEquals(seal, Encoding.ASCII.GetBytes(SealOf(id, content))))
        {
            throw new BackupException($"The manifest of {id} was changed, or Backup:Key is not the key that it was made with.");
        }

        var manifest = JsonSerializer.Deserialize(content, BackupJson.Default.BackupManifest)!;
        return manifest.Format == BackupManifest.CurrentFormat ? manifest : throw new BackupException($"{id} has the format {manifest.Format}, which this version does not know: use the version {manifest.Tool}.");
    }

    private async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class => await BytesAsync(name, cancellationToken) is { } content ? JsonSerializer.Deserialize(content, shape) : null;

    private string SealOf(string id, byte[] content) => files.Key?.Seal(id, content) ?? Convert.ToHexStringLower(SHA256.HashData(content));

    private Task PutAsync(string name, byte[] content, CancellationToken cancellationToken) => files.Store.PutAsync(name, target => target.WriteAsync(content, cancellationToken).AsTask(), cancellationToken);

    private async Task<byte[]?> BytesAsync(string name, CancellationToken cancellationToken)
    {
        await using var content = await files.Store.OpenAsync(name, cancellationToken);
        if (content is null)
        {
            return null;
        }

        using var all = new MemoryStream();
        await content.CopyToAsync(all, cancellationToken);
        return all.ToArray();
    }
}
