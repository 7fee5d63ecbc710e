using System.Globalization;
using System.Runtime.CompilerServices;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Infrastructure.Storage.Files;

/// <summary>
/// Keeps objects as files. An object is written beside the others, brought to the disk and renamed into its place, so that it is there whole or not at all.
/// Its entity tag is made of its length and of the time that it was stored at, which is kept to 100 ns and given to no two contents of a key.
/// </summary>
internal sealed class FileStorage(string path, TimeProvider time) : IObjectStorage, ILeavesDrafts
{
    private const int BufferBytes = 64 * 1024;
    private const int Tries = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StorageFolder _folder = new(path);
    private long _lastStamp;

    public async Task<StoredObject> PutAsync(string key, TemporaryFile content, string mediaType, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        await using var source = content.OpenRead();
        return await Guard(async () =>
        {
            _folder.RequirePresence();
            var draft = Path.Combine(_folder.Drafts, Guid.NewGuid().ToString("N"));
            try
            {
                await CopyAsync(source, draft, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                return await OnThreadOfItsOwn(() => Place(key, draft));
            }
            finally
            {
                File.Delete(draft);
            }
        });
    }

    public Task<OpenObject?> OpenAsync(string key, PictureRange? range, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        return Guard(() => Task.FromResult(Open(key, range)));
    }

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        return Guard(() =>
        {
            var file = new FileInfo(_folder.PathOf(key));
            if (file.Exists)
            {
                return Task.FromResult<StoredObject?>(Describe(key, file.Length, file.LastWriteTimeUtc));
            }

            _folder.RequirePresence();
            return Task.FromResult<StoredObject?>(null);
        });
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        return Guard(() =>
        {
            _folder.RequirePresence();
            var file = _folder.PathOf(key);
            if (File.Exists(file))
            {
                File.Delete(file);
            }

            _folder.RemoveEmptyFoldersOf(file);
            return Task.FromResult(true);
        });
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectKey.RequirePrefix(prefix);
        await RequirePresenceAsync();
        using var walk = (await Guard(() => Task.FromResult(new FileTree(_folder).Walk(prefix)))).GetEnumerator();
        while (await Guard(() => Task.FromResult(walk.MoveNext())))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (key, file) = walk.Current;
            if (file.Exists)
            {
                yield return Describe(key, file.Length, file.LastWriteTimeUtc);
            }
        }

        await RequirePresenceAsync();
    }

    public Task CheckAsync(CancellationToken cancellationToken) => Guard(() =>
    {
        _folder.RequirePresence();
        var probe = Path.Combine(_folder.Drafts, Guid.NewGuid().ToString("N"));
        try
        {
            File.WriteAllBytes(probe, [1]);
            var stamp = new DateTime(NextStamp(), DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(probe, stamp);
            return File.GetLastWriteTimeUtc(probe) == stamp && File.ReadAllBytes(probe) is [1]
                ? Task.FromResult(true)
                : throw new IOException("its file system does not keep times to 100 ns, by which contents are told apart");
        }
        finally
        {
            File.Delete(probe);
        }
    });

    public Task<int> RemoveDraftsAsync(DateTimeOffset before, CancellationToken cancellationToken) => Guard(() =>
    {
        _folder.RequirePresence();
        var old = new DirectoryInfo(_folder.Drafts).EnumerateFiles().Where(draft => draft.LastWriteTimeUtc < before.UtcDateTime).ToList();
        foreach (var draft in old)
        {
            cancellationToken.ThrowIfCancellationRequested();
            draft.Delete();
        }

        return Task.FromResult(old.Count);
    });

    private Task<bool> RequirePresenceAsync() => Guard(() =>
    {
        _folder.RequirePresence();
        return Task.FromResult(true);
    });

    private OpenObject? Open(string key, PictureRange? range)
    {
        FileStream file;
        try
        {
            file = new FileStream(_folder.PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            _folder.RequirePresence();
            return null;
        }

        // From the open file, so that content and properties belong together whatever is put into its place.
        var properties = Describe(key, file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        var window = ByteWindow.Of(range, properties.Length);
        file.Position = window.Start;
        return new OpenObject(properties, new ObjectContent(file, window.Count, Patience), window.Start, window.Count);
    }

    private static async Task CopyAsync(FileStream source, string draft, CancellationToken cancellationToken)
    {
        await using var to = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
        await source.CopyToAsync(to, BufferBytes, cancellationToken);
    }

    private StoredObject Place(string key, string draft)
    {
        var target = _folder.PathOf(key);
        var replaced = new FileInfo(target);
        var stamp = new DateTime(Math.Max(NextStamp(), replaced.Exists ? replaced.LastWriteTimeUtc.Ticks + 1 : 0), DateTimeKind.Utc);
        long length;
        using (var written = File.OpenHandle(draft, FileMode.Open, FileAccess.ReadWrite))
        {
            File.SetLastWriteTimeUtc(written, stamp);
            RandomAccess.FlushToDisk(written);
            length = RandomAccess.GetLength(written);
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                _folder.MakeFolderOf(target);
                File.Move(draft, target, overwrite: true);
                FolderCalls.Synchronise(Path.GetDirectoryName(target)!);
                _folder.RequirePresence();
                return Describe(key, length, stamp);
            }
            catch (IOException) when (tries < Tries && File.Exists(draft))
            {
                // Whoever deleted the last object of the folder has removed the folder meanwhile.
            }
        }
    }

    /// <summary>The time in ticks, and never the same twice in a process.</summary>
    private long NextStamp()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _lastStamp);
            var next = Math.Max(last + 1, time.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref _lastStamp, next, last) == last)
            {
                return next;
            }
        }
    }

    private static StoredObject Describe(string key, long length, DateTime modifiedAt) =>
        new(key, length, string.Create(CultureInfo.InvariantCulture, $"{modifiedAt.Ticks:x}-{length:x}"), new DateTimeOffset(modifiedAt, TimeSpan.Zero));

    /// <summary>Bringing a file to the disk blocks: not on a thread of the pool. What comes afterwards goes back there.</summary>
    private static Task<T> OnThreadOfItsOwn<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);

    private static async Task<T> Guard<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageAway.Because(exception.Message, exception);
        }
    }
}
