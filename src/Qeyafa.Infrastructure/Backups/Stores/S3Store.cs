using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Storage.S3;

namespace Qeyafa.Infrastructure.Backups.Stores;

/// <summary>Keeps backups in a bucket. What is longer than a part is uploaded in parts, which become an object when all are there.</summary>
internal sealed class S3Store(S3Options options, int partBytes = S3Store.PartBytes) : IBackupStore, IDisposable
{
    /// <summary>The size of the first parts; S3 takes none under 5 MiB, but for the last.</summary>
    public const int PartBytes = 8 * 1024 * 1024;

    private readonly Lazy<AmazonS3Client> _client = new(() => S3Clients.Create(options), LazyThreadSafetyMode.ExecutionAndPublication);
    private readonly string _prefix = options.Prefix is { Length: > 0 } prefix ? prefix.TrimEnd('/') + "/" : "";

    public async Task PutAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await using var upload = new S3Upload(_client.Value, options.Bucket!, _prefix + name, partBytes, cancellationToken);
        await write(upload);
        await upload.CompleteAsync();
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) => GuardAsync<Stream?>(
        async () =>
        {
            try
            {
                var answer = await _client.Value.GetObjectAsync(new GetObjectRequest { BucketName = options.Bucket, Key = _prefix + name }, cancellationToken);
                return new ObjectContent(answer.ResponseStream, answer.ContentLength, TimeSpan.FromSeconds(options.TimeoutSeconds), answer, StorageAway.Backups);
            }
            catch (AmazonS3Exception exception) when (S3Outages.IsAbsent(exception))
            {
                return null;
            }
        },
        cancellationToken);

    public async IAsyncEnumerable<StoredFile> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var ask = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = _prefix + prefix, MaxKeys = options.PageSize, ContinuationToken = next };
            var page = await GuardAsync(() => _client.Value.ListObjectsV2Async(ask, cancellationToken), cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                yield return new StoredFile(found.Key[_prefix.Length..], found.Size ?? 0);
            }

            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => GuardAsync(
        () => _client.Value.DeleteObjectAsync(new DeleteObjectRequest { BucketName = options.Bucket, Key = _prefix + name }, cancellationToken), cancellationToken);

    /// <summary>Nothing: an upload that fails is aborted, and what a dead process left is for the bucket's rule to end (<c>AbortIncompleteMultipartUpload</c>).</summary>
    public Task<int> RemoveRemainsAsync(CancellationToken cancellationToken) => Task.FromResult(0);

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private static Task<T> GuardAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken) => S3Outages.GuardAsync(request, cancellationToken, StorageAway.Backups);
}
