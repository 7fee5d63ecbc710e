using Qeyafa.Infrastructure.Backups.Format;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>Writes a backup's files into a folder without their encryption, as <c>mongorestore --gzip</c> reads them.</summary>
internal static class PlainCopy
{
    /// <returns>How many files were written.</returns>
    /// <exception cref="BackupException">A file is damaged, or the folder is not empty.</exception>
    public static async Task<int> WriteAsync(Catalogue catalogue, string id, string folder, CancellationToken cancellationToken)
    {
        var backup = Chain.To(await catalogue.ListAsync(cancellationToken), id).Last;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new BackupException($"The folder {folder} is not empty: name another one.");
        }

        foreach (var file in backup.Files)
        {
            await catalogue.Files.CheckAsync(file, cancellationToken);
            var name = file.Name[Catalogue.PathOf(backup.Id, "").Length..];
            var path = Path.Combine(folder, name.EndsWith(SealedFormat.Extension, StringComparison.Ordinal) ? name[..^SealedFormat.Extension.Length] : name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var source = await catalogue.Files.OpenCompressedAsync(file.Name, cancellationToken);
            await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await source.CopyToAsync(target, cancellationToken);
        }

        return backup.Files.Count;
    }
}
