namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>The folders of servers in memory: under <c>/dev/shm</c> where that has room, else under the temporary folder.</summary>
internal static class MemoryFolders
{
    private const long RoomNeeded = 1L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Takes a new folder, and removes those whose owners died without doing so.</summary>
    public static async Task<DataFolder> TakeNewAsync(CancellationToken cancellationToken)
    {
        var root = Root();
        using var alone = await LockAsync(root, cancellationToken);
        foreach (var path in Directory.GetDirectories(root))
        {
            if (DataFolder.TryTake(path) is { } abandoned)
            {
                await abandoned.CleanUpAsync(cancellationToken);
                Remove(abandoned);
            }
        }

        var fresh = Path.Combine(root, $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        return DataFolder.TryTake(fresh) ?? throw new InvalidOperationException($"The new folder {fresh} is held already.");
    }

    /// <summary>Removes the folder of a stopped server.</summary>
    public static async Task RemoveAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        using var alone = await LockAsync(Path.GetDirectoryName(folder.FullPath)!, cancellationToken);
        Remove(folder);
    }

    // Only under the root's lock: between the release and the removal, another process would find a free folder.
    private static void Remove(DataFolder folder)
    {
        folder.Dispose();
        Directory.Delete(folder.FullPath, recursive: true);
    }

    private static Task<FileLock> LockAsync(string root, CancellationToken cancellationToken) =>
        FileLock.TakeAsync(Path.Combine(root, "folders.lock"), Patience, cancellationToken);

    private static string Root()
    {
        var root = Path.Combine(HasRoom("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"qeyafa-mongo-{Environment.UserName}");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return root;
    }

    private static bool HasRoom(string path) => OperatingSystem.IsLinux() && Directory.Exists(path) && new DriveInfo(path).AvailableFreeSpace >= RoomNeeded;
}
