using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Tests.Storage;

/// <summary>A real storage that lets a test do something right before an operation.</summary>
internal sealed class InterposedStorage(IObjectStorage inner) : IObjectStorage
{
    /// <summary>Called before an object is looked for.</summary>
    public Func<string, Task> BeforeFind { get; set; } = _ => Task.CompletedTask;

    /// <summary>Changes what is known of an object that was found.</summary>
    public Func<StoredObject, StoredObject> Found { get; set; } = found => found;

    /// <summary>Called before an object is deleted.</summary>
    public Func<string, Task> BeforeDelete { get; set; } = _ => Task.CompletedTask;

    public Task<StoredObject> PutAsync(string key, TemporaryFile content, string mediaType, CancellationToken cancellationToken) => inner.PutAsync(key, content, mediaType, cancellationToken);

    public Task<OpenObject?> OpenAsync(string key, PictureRange? range, CancellationToken cancellationToken) => inner.OpenAsync(key, range, cancellationToken);

    public async Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await BeforeFind(key);
        return await inner.FindAsync(key, cancellationToken) is { } found ? Found(found) : null;
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await BeforeDelete(key);
        await inner.DeleteAsync(key, cancellationToken);
    }

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken) => inner.ListAsync(prefix, cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);
}
