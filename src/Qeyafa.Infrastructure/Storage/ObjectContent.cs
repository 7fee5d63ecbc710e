namespace Qeyafa.Infrastructure.Storage;

/// <summary>
/// A part of an object, read from a longer stream. It ends with an exception where the stream ends early, breaks, or gives nothing for too long,
/// so that nobody takes a part of a picture for the whole.
/// </summary>
/// <param name="inner">Stands at the part's first byte.</param>
/// <param name="count">How many bytes the part has.</param>
/// <param name="patience">How long one read may take.</param>
/// <param name="owner">What else is disposed of at the end; null for nothing.</param>
/// <param name="content">What the storage holds, for the sentence that says that it is away.</param>
internal sealed class ObjectContent(Stream inner, long count, TimeSpan patience, IDisposable? owner = null, string content = StorageAway.Pictures) : ReadOnlyStream
{
    private long _left = count;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 || buffer.Length == 0)
        {
            return 0;
        }

        var read = await ReadInnerAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read > 0 ? read : throw StorageAway.Because("an object ended before its end", content: content);
        if (_left == 0)
        {
            // Some streams know only at their end whether what they gave was right.
            await ReadInnerAsync(new byte[1], cancellationToken);
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await inner.ReadAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw StorageAway.Because("an object gave no bytes for too long", exception, content);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw StorageAway.Because(exception.Message, exception, content);
        }
    }
}
