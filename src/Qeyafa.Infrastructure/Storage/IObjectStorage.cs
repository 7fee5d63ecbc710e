using Qeyafa.Application.Pictures;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>Keeps objects (files) by key. A key is ASCII letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and single slashes; another one is refused.</summary>
internal interface IObjectStorage
{
    /// <summary>Stores an object whole or not at all, in the place of what stood there.</summary>
    Task<StoredObject> PutAsync(string key, TemporaryFile content, string mediaType, CancellationToken cancellationToken);

    /// <summary>Opens an object, or a part of it; null where there is none. A part that begins after the end is empty.</summary>
    Task<OpenObject?> OpenAsync(string key, PictureRange? range, CancellationToken cancellationToken);

    /// <summary>What is known of an object; null where there is none.</summary>
    Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes an object; one that is not there is deleted already.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>The objects whose keys start with a prefix, in the order of their keys, read page by page.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Finds out whether objects can be stored and read now.</summary>
    /// <exception cref="Exception">They cannot; the exception says why.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>An object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="EntityTag">Differs whenever the content differs; without quotes.</param>
/// <param name="ModifiedAt">When it was stored (UTC).</param>
internal sealed record StoredObject(string Key, long Length, string EntityTag, DateTimeOffset ModifiedAt);

/// <summary>An object that is open for reading; disposing closes it.</summary>
internal sealed class OpenObject(StoredObject properties, Stream content, long start, long count) : IAsyncDisposable
{
    public StoredObject Properties { get; } = properties;

    /// <summary>The bytes that were asked for.</summary>
    public Stream Content { get; } = content;

    /// <summary>The first byte of <see cref="Content"/>.</summary>
    public long Start { get; } = start;

    /// <summary>How many bytes <see cref="Content"/> has.</summary>
    public long Count { get; } = count;

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
