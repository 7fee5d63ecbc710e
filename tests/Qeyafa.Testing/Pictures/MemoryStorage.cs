using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Testing.Pictures;

/// <summary>A storage for tests that are not about storages.</summary>
internal sealed class MemoryStorage(TimeProvider time) : IObjectStorage
{
    private int _puts;

    private readonly ConcurrentDictionary<string, (StoredObject Properties, byte[] Content)> _objects = new(StringComparer.Ordinal);

    /// <summary>How many objects were stored so far.</summary>
    public int Puts => _puts;

    public IReadOnlyList<string> Keys => [.. _objects.Keys.Order(StringComparer.Ordinal)];

    public async Task<StoredObject> PutAsync(string key, TemporaryFile content, string mediaType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = await File.ReadAllBytesAsync(content.Path, cancellationToken);
        var stored = new StoredObject(key, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))[..32], time.GetUtcNow());
        _objects[key] = (stored, bytes);
        Interlocked.Increment(ref _puts);
        return stored;
    }

    public Task<OpenObject?> OpenAsync(string key, PictureRange? range, CancellationToken cancellationToken)
    {
        if (!_objects.TryGetValue(key, out var found))
        {
            return Task.FromResult<OpenObject?>(null);
        }

        long length = found.Content.Length;
        var start = Math.Min(length, range is null ? 0 : range.From ?? Math.Max(0, length - range.To!.Value));
        var end = range is { From: not null, To: { } last } ? Math.Min(length, last + 1) : length;
        var count = Math.Max(0, end - start);
        return Task.FromResult<OpenObject?>(new OpenObject(found.Properties, new MemoryStream(found.Content, (int)start, (int)count, writable: false), start, count));
    }

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_objects.TryGetValue(key, out var found) ? found.Properties : null);

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        _objects.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (properties, _) in _objects.Values.OrderBy(stored => stored.Properties.Key, StringComparer.Ordinal))
        {
            if (properties.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return properties;
            }
        }
    }

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
