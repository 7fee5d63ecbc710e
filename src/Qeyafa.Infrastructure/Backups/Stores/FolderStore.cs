using System.Runtime.CompilerServices;
using Qeyafa.Infrastructure.Storage.Files;

namespace Qeyafa.Infrastructure.Backups.Stores;

/// <summary>Keeps backups in a folder. A file is written under another name, brought to the disk and renamed.</summary>
internal sealed class FolderStore(string folder) : IBackupStore
{
    private const int BufferBytes = 128 * 1024;
    private const string Partial = ".partial";

    private readonly string _root = Path.GetFullPath(folder);

    public async Task PutAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = $"{path}.{Guid.NewGuid():N}{Partial}";
        try
        {
            await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
            {
                await write(file);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(partial, path, overwrite: true);
            FolderCalls.Synchronise(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, useAsync: true) : null);
    }

    public async IAsyncEnumerable<StoredFile> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var end = prefix.LastIndexOf('/');
        var top = end < 0 ? _root : PathOf(prefix[..end]);
        if (!Directory.Exists(top))
        {
            yield break;
        }

        foreach (var file in new DirectoryInfo(top).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(_root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            // One that was deleted since it was listed is not there.
            if (file.Exists && name.StartsWith(prefix, StringComparison.Ordinal) && !name.EndsWith(Partial, StringComparison.Ordinal))
            {
                yield return new StoredFile(name, file.Length);
            }
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        RemoveEmptyFolders(Path.GetDirectoryName(path)!);
        return Task.CompletedTask;
    }

    public Task<int> RemoveRemainsAsync(CancellationToken cancellationToken)
    {
        var remains = Directory.Exists(_root) ? Directory.GetFiles(_root, "*" + Partial, SearchOption.AllDirectories) : [];
        foreach (var file in remains)
        {
            File.Delete(file);
            RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        }

        return Task.FromResult(remains.Length);
    }

    private void RemoveEmptyFolders(string above)
    {
        for (var empty = above; empty != _root && Directory.Exists(empty) && !Directory.EnumerateFileSystemEntries(empty).Any(); empty = Path.GetDirectoryName(empty)!)
        {
            Directory.Delete(empty);
        }
    }

    private string PathOf(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_root, name));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The name leads out of the folder of backups.", nameof(name));
    }
}
