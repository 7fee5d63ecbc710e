using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Infrastructure.Storage.S3;

/// <summary>Keeps objects in a bucket of Amazon S3, or of a server that speaks its protocol. S3 itself stores an object whole or not at all.</summary>
internal sealed class S3Storage(S3Options options, TimeProvider time) : IObjectStorage, IDisposable
{
    private readonly Lazy<AmazonS3Client> _client = new(() => S3Clients.Create(options), LazyThreadSafetyMode.ExecutionAndPublication);
    private readonly string _prefix = options.Prefix is { Length: > 0 } prefix ? prefix.TrimEnd('/') + "/" : "";
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.TimeoutSeconds);

    public async Task<StoredObject> PutAsync(string key, TemporaryFile content, string mediaType, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        await using var source = content.OpenRead();
        var length = source.Length;
        var put = new PutObjectRequest
        {
            BucketName = options.Bucket,
            Key = _prefix + key,
            InputStream = source,
            AutoCloseStream = false,
            ContentType = mediaType,

            // Signing in chunks is what other servers do worst, and saves nothing with files of this size.
            UseChunkEncoding = false,
        };
        var answer = await S3Outages.GuardAsync(() => _client.Value.PutObjectAsync(put, cancellationToken), cancellationToken);
        return new StoredObject(key, length, Tag(answer.ETag), time.GetUtcNow());
    }

    public async Task<OpenObject?> OpenAsync(string key, PictureRange? range, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        if (range is not { From: { } from } || range.To < from)
        {
            // The last bytes of an object: not every server knows that kind of range, so the length is asked for first.
            return range is null or (null, null) ? await GetAsync(key, from: null, to: null, cancellationToken)
                : await FindAsync(key, cancellationToken) is { } found ? await OpenWindowAsync(found, ByteWindow.Of(range, found.Length), cancellationToken)
                : null;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(from, nameof(range));
        return await GetAsync(key, from, range.To, cancellationToken);
    }

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        return S3Outages.GuardAsync(
            async () =>
            {
                try
                {
                    var found = await _client.Value.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = options.Bucket, Key = _prefix + key }, cancellationToken);
                    return new StoredObject(key, found.ContentLength, Tag(found.ETag), Time(found.LastModified));
                }
                catch (AmazonS3Exception exception) when (S3Outages.IsAbsent(exception))
                {
                    return null;
                }
            },
            cancellationToken);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        return S3Outages.GuardAsync(
            async () =>
            {
                try
                {
                    await _client.Value.DeleteObjectAsync(new DeleteObjectRequest { BucketName = options.Bucket, Key = _prefix + key }, cancellationToken);
                }
                catch (AmazonS3Exception exception) when (S3Outages.IsAbsent(exception))
                {
                    // AWS answers 204 for what is not there; a few servers answer 404.
                }

                return true;
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectKey.RequirePrefix(prefix);
        string? next = null;
        do
        {
            var page = await PageAsync(prefix, options.PageSize, next, cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                var key = found.Key[_prefix.Length..];
                if (ObjectKey.IsValid(key))
                {
                    yield return new StoredObject(key, found.Size ?? 0, Tag(found.ETag), Time(found.LastModified));
                }
            }

            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    public Task CheckAsync(CancellationToken cancellationToken) => PageAsync("", 1, next: null, cancellationToken);

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private Task<ListObjectsV2Response> PageAsync(string prefix, int count, string? next, CancellationToken cancellationToken) => S3Outages.GuardAsync(
        () => _client.Value.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = options.Bucket, Prefix = _prefix + prefix, MaxKeys = count, ContinuationToken = next }, cancellationToken),
        cancellationToken);

    private async Task<OpenObject?> OpenWindowAsync(StoredObject found, ByteWindow window, CancellationToken cancellationToken) => window.Count == 0
        ? Empty(found, window.Start)
        : await GetAsync(found.Key, window.Start, window.Start + window.Count - 1, cancellationToken);

    private Task<OpenObject?> GetAsync(string key, long? from, long? to, CancellationToken cancellationToken) => S3Outages.GuardAsync(
        async () =>
        {
            try
            {
                var answer = await _client.Value.GetObjectAsync(new GetObjectRequest { BucketName = options.Bucket, Key = _prefix + key, ByteRange = RangeOf(from, to) }, cancellationToken);
                var (start, length) = Whole(answer);
                var properties = new StoredObject(key, length, Tag(answer.ETag), Time(answer.LastModified));
                var count = Math.Min(answer.ContentLength, (to - from + 1) ?? long.MaxValue);
                return new OpenObject(properties, new ObjectContent(answer.ResponseStream, count, _patience, answer), start, count);
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                return await FindAsync(key, cancellationToken) is { } found ? Empty(found, found.Length) : null;
            }
            catch (AmazonS3Exception exception) when (S3Outages.IsAbsent(exception))
            {
                return null;
            }
        },
        cancellationToken);

    private static ByteRange? RangeOf(long? from, long? to) => from is null ? null : new ByteRange(FormattableString.Invariant($"bytes={from}-{to}"));

    /// <summary>Where an answer begins in the object, and how long the object is: <c>bytes 0-9/100</c>, or no such header for the whole.</summary>
    private static (long Start, long Length) Whole(GetObjectResponse answer)
    {
        if (answer.ContentRange is not { Length: > 0 } text)
        {
            return (0, answer.ContentLength);
        }

        var range = System.Net.Http.Headers.ContentRangeHeaderValue.Parse(text);
        return (range.From ?? 0, range.Length ?? throw StorageAway.Because("it answers a range without the length of the whole"));
    }

    private static OpenObject Empty(StoredObject found, long start) => new(found, Stream.Null, start, count: 0);

    private static DateTimeOffset Time(DateTime? time) => new(DateTime.SpecifyKind((time ?? DateTime.UnixEpoch).ToUniversalTime(), DateTimeKind.Utc));

    /// <summary>The entity tag without its quotes; where a server makes it of unusual characters, their bytes in hexadecimal digits, so that it can be a part of a key.</summary>
    private static string Tag(string? entityTag)
    {
        var tag = entityTag?.Trim('"') ?? "";
        return ObjectKey.IsPart(tag) ? tag : Convert.ToHexStringLower(Encoding.UTF8.GetBytes(tag));
    }
}
