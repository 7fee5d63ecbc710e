namespace Qeyafa.Application.Pictures;

/// <summary>Makes temporary files, which are gone when they are disposed of, and at the latest when the next process starts.</summary>
public interface IScratch
{
    /// <summary>A temporary file that does not exist yet, with a name of its own.</summary>
    TemporaryFile Create();
}

/// <summary>A file that whoever holds it may write and read, and that goes with it. Disposing twice is disposing once.</summary>
/// <param name="path">Where it is.</param>
public sealed class TemporaryFile(string path) : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Where the file is; it need not exist.</summary>
    public string Path { get; } = path;

    /// <summary>How long the file is, in bytes.</summary>
    /// <exception cref="FileNotFoundException">It was not written.</exception>
    public long Length => new FileInfo(Path).Length;

    /// <summary>Opens the file for writing, empty.</summary>
    public FileStream OpenWrite() => new(Path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);

    /// <summary>Opens the file for reading.</summary>
    public FileStream OpenRead() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true);

    /// <inheritdoc />
    public void Dispose() => File.Delete(Path);
}
