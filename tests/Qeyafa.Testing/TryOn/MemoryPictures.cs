using System.Collections.Concurrent;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Testing.TryOn;

/// <summary>Pictures in memory, taken as they come, with links that are their keys and temporary files.</summary>
internal sealed class MemoryPictures : IPictures, IPictureLinks, IScratch
{
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new();

    /// <summary>Runs before a picture is stored; an error that it answers refuses the picture.</summary>
    public Func<PictureKey, CancellationToken, Task<Error?>> BeforeStore { get; set; } = (_, _) => Task.FromResult<Error?>(null);

    public ICollection<string> Keys => _pictures.Keys;

    /// <summary>What was deleted, in order.</summary>
    public ConcurrentQueue<string> Deleted { get; } = new();

    public async Task<Result<StoredPicture>> StoreAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken)
    {
        if (await BeforeStore(key, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var bytes = await File.ReadAllBytesAsync(file.Path, cancellationToken);
        _pictures[key.Value] = bytes;
        return new StoredPicture(1, 1, bytes.Length);
    }

    public Task<OpenPicture?> OpenAsync(PictureKey key, PictureSize size, PictureRange? range, CancellationToken cancellationToken) => Task.FromResult(
        _pictures.TryGetValue(key.Value, out var bytes)
            ? new OpenPicture(new MemoryStream(bytes)) { Length = bytes.Length, Count = bytes.Length, EntityTag = "1", ModifiedAt = DateTimeOffset.UnixEpoch }
            : null);

    public Task DeleteAsync(PictureKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        _pictures.TryRemove(key.Value, out _);
        Deleted.Enqueue(key.Value);
        return Task.CompletedTask;
    }

    public string To(PictureKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"/api/v1/images/{key.Value}?expires=1&signature=test";
    }

    public bool Allows(PictureKey key, long expires, string signature) => true;

    public TemporaryFile Create() => new(Path.Combine(Path.GetTempPath(), $"qeyafa-tryon-{Guid.NewGuid():N}"));
}
