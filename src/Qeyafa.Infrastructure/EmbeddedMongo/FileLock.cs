namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>An exclusive lock between processes, held through an open file: the system releases it when the holder dies, however it dies.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or answers null where another process (or another part of this one) holds it.</summary>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file; its folder exists.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EmbeddedMongoException">Another process still holds it.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(patience);
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (deadline.HasPassed)
            {
                throw new EmbeddedMongoException($"Another process has held {path} for {patience.TotalSeconds:0} s: end it and try again.");
            }

            await Task.Delay(RetryAfter, cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();
}
