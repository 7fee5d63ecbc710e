using System.Security.Cryptography;
using System.Text;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Storage.Files;
using Qeyafa.Infrastructure.Storage.S3;
using Qeyafa.Testing.Storage;

namespace Qeyafa.Infrastructure.Tests.Storage;

/// <summary>A storage of one of the kinds, which a test can take away and give back.</summary>
internal sealed class StorageBench : IDisposable
{
    /// <summary>How many keys a page of a bucket's list has.</summary>
    public const int PageSize = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("qeyafa-storage-test-").FullName;
    private readonly S3Host? _host;

    private StorageBench(S3Host? host, S3Options? bucket, TimeProvider time)
    {
        _host = host;
        Storage = bucket is null ? new FileStorage(Root, time) : new S3Storage(WithSmallPages(bucket), time);
    }

    public IObjectStorage Storage { get; }

    /// <summary>The folder of a storage of files.</summary>
    public string Root => Path.Combine(_folder, "pictures");

    /// <summary>A storage beside which others use the same server: it is not taken away.</summary>
    public static async Task<StorageBench> StartAsync(StorageKind kind, TimeProvider? time = null) =>
        new(host: null, kind == StorageKind.S3 ? await SharedS3.MakeBucketAsync() : null, time ?? TimeProvider.System);

    /// <summary>A storage with a server of its own.</summary>
    public static async Task<StorageBench> StartOwnAsync(StorageKind kind, TimeProvider? time = null)
    {
        var host = kind == StorageKind.S3 ? await S3Host.StartAsync() : null;
        return new StorageBench(host, host?.Options, time ?? TimeProvider.System);
    }

    public Task TakeAwayAsync()
    {
        if (_host is not null)
        {
            return _host.KillAsync();
        }

        (Storage is FileStorage).ShouldBeTrue("a server that others use stays");
        Directory.Move(Root, Root + "-away");
        return Task.CompletedTask;
    }

    public Task GiveBackAsync()
    {
        if (_host is not null)
        {
            return _host.RestartAsync();
        }

        Directory.Move(Root + "-away", Root);
        return Task.CompletedTask;
    }

    public Task<StoredObject> PutAsync(string key, string text) => PutAsync(key, Encoding.ASCII.GetBytes(text));

    public async Task<StoredObject> PutAsync(string key, byte[] content, CancellationToken cancellationToken = default)
    {
        using var file = new TemporaryFile(Path.Combine(_folder, Guid.NewGuid().ToString("N")));
        await File.WriteAllBytesAsync(file.Path, content, cancellationToken);
        return await Storage.PutAsync(key, file, OpenPicture.MediaType, cancellationToken);
    }

    public async Task<byte[]?> ReadAsync(string key, PictureRange? range = null)
    {
        await using var open = await Storage.OpenAsync(key, range, CancellationToken.None);
        if (open is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await open.Content.CopyToAsync(content);
        content.Length.ShouldBe(open.Count);
        return content.ToArray();
    }

    public async Task<string?> TextAsync(string key, PictureRange? range = null) => await ReadAsync(key, range) is { } content ? Encoding.ASCII.GetString(content) : null;

    public async Task<List<string>> KeysAsync(string prefix = "")
    {
        var keys = new List<string>();
        await foreach (var found in Storage.ListAsync(prefix, CancellationToken.None))
        {
            keys.Add(found.Key);
        }

        return keys;
    }

    public static byte[] Noise(int bytes) => RandomNumberGenerator.GetBytes(bytes);

    public void Dispose()
    {
        (Storage as IDisposable)?.Dispose();
        _host?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static S3Options WithSmallPages(S3Options options)
    {
        options.PageSize = PageSize;
        return options;
    }
}

/// <summary>A kind of storage.</summary>
public enum StorageKind
{
    /// <summary>A folder.</summary>
    Files,

    /// <summary>A bucket.</summary>
    S3,
}
