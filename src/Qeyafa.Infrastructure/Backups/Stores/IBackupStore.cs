namespace Qeyafa.Infrastructure.Backups.Stores;

/// <summary>Where backups are kept, as files with names such as <c>20261127T023000000Z-full/manifest.json</c>.</summary>
internal interface IBackupStore
{
    /// <summary>Writes a file: it is there whole when this returns, and not at all when the writing fails.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="write">Writes the content, as it comes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task PutAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>Opens a file; null where there is none.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>The files whose names start with a prefix.</summary>
    IAsyncEnumerable<StoredFile> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes a file; one that is not there is deleted already.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes what writes left behind that never came to their end. Nobody may be writing.</summary>
    /// <returns>How much was removed.</returns>
    Task<int> RemoveRemainsAsync(CancellationToken cancellationToken);
}

/// <summary>A file in a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record StoredFile(string Name, long Bytes);
