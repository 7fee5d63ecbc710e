using Amazon.S3;
using Amazon.S3.Model;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Storage.S3;

namespace Qeyafa.Infrastructure.Backups.Stores;

/// <summary>Uploads an object as it is written, one part in memory. What was not completed is aborted when it is disposed of.</summary>
internal sealed class S3Upload(AmazonS3Client client, string bucket, string key, int partBytes, CancellationToken cancellationToken) : WriteOnlyStream
{
    /// <summary>After so many parts of one size the size doubles, as S3 takes 10,000 parts at most.</summary>
    private const int PartsOfOneSize = 1_000;

    private readonly List<PartETag> _parts = [];
    private byte[] _part = new byte[partBytes];
    private int _filled;
    private string? _upload;
    private bool _completed;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation = default)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _part.Length)
            {
                await SendPartAsync();
            }

            var count = Math.Min(buffer.Length, _part.Length - _filled);
            buffer[..count].CopyTo(_part.AsMemory(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    /// <summary>Makes the object of what was written.</summary>
    public async Task CompleteAsync()
    {
        if (_upload is null)
        {
            var put = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = Filled(), UseChunkEncoding = false };
            await GuardAsync(() => client.PutObjectAsync(put, cancellationToken));
        }
        else
        {
            await SendPartAsync();
            var complete = new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = _upload, PartETags = _parts };
            await GuardAsync(() => client.CompleteMultipartUploadAsync(complete, cancellationToken));
        }

        _completed = true;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_completed && _upload is { } upload)
        {
            try
            {
                await GuardAsync(() => client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload }, CancellationToken.None));
            }
            catch (DependencyUnavailableException)
            {
                // The failure that led here is the one to tell of; the bucket's rule ends what is left.
            }
        }

        await base.DisposeAsync();
    }

    private Task<T> GuardAsync<T>(Func<Task<T>> request) => S3Outages.GuardAsync(request, cancellationToken, StorageAway.Backups);

    private MemoryStream Filled() => new(_part, 0, _filled, writable: false);

    private async Task SendPartAsync()
    {
        _upload ??= (await GuardAsync(() => client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancellationToken))).UploadId;
        var number = _parts.Count + 1;
        var send = new UploadPartRequest
        {
            BucketName = bucket,
            Key = key,
            UploadId = _upload,
            PartNumber = number,
            PartSize = _filled,
            InputStream = Filled(),
            UseChunkEncoding = false,
        };
        var answer = await GuardAsync(() => client.UploadPartAsync(send, cancellationToken));
        _parts.Add(new PartETag(number, answer.ETag));
        _filled = 0;
        if (number % PartsOfOneSize == 0)
        {
            _part = new byte[_part.Length * 2];
        }
    }
}
