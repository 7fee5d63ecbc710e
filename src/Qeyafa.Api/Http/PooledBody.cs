using System.Buffers;

namespace Qeyafa.Api.Http;

/// <summary>Collects an answer's body in a rented buffer, so that its length is known before the first byte is sent.</summary>
internal sealed class PooledBody : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 8 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;

    /// <summary>What was written so far.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <inheritdoc />
    public void Advance(int count) => _length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_length);
    }

    /// <summary>Sends the body with its length, unless the request's time is over: then nothing is written, and another answer can be.</summary>
    /// <exception cref="OperationCanceledException">The request's time is over, or its client has gone.</exception>
    public ValueTask SendAsync(HttpContext context)
    {
        context.RequestAborted.ThrowIfCancellationRequested();
        context.Response.ContentLength = _length;
        context.Response.BodyWriter.Write(_buffer.AsSpan(0, _length));

        // What is written cannot be taken back for the sentence that the time is over: from here on, the server's rate for slow clients is the limit.
        var flushed = context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        if (flushed.IsCompletedSuccessfully)
        {
            flushed.GetAwaiter().GetResult();
            return ValueTask.CompletedTask;
        }

        return new ValueTask(flushed.AsTask());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Reserve(int sizeHint)
    {
        if (_buffer.Length - _length >= Math.Max(sizeHint, 1))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + sizeHint));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
