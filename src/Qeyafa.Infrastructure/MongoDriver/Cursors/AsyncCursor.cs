using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>
/// A cursor over replies. Its further batches come from the worker that opened it, whose session the server's cursor belongs to; that worker
/// serves other calls in between, so a slow reader keeps no connection to itself.
/// </summary>
internal sealed class AsyncCursor<TDocument> : IAsyncCursor<TDocument>
{
    private readonly CursorSource _source;
    private readonly IBsonSerializer<TDocument> _serializer;
    private List<TDocument>? _first;
    private List<TDocument> _current = [];
    private Task<byte[]>? _pending;
    private long _id;

    public AsyncCursor(CursorSource source, byte[] reply, IBsonSerializer<TDocument> serializer)
    {
        _source = source;
        _serializer = serializer;
        var cursor = CursorReply.Read(reply);
        _id = cursor.CursorId;
        _first = BatchReader.ReadArray(reply, cursor.BatchAt, serializer);
    }

    public IEnumerable<TDocument> Current => _current;

    /// <summary>The first batch when it is also the last; null otherwise.</summary>
    public List<TDocument>? OnlyBatch => _id == 0 ? _first : null;

    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        if (_first is { Count: > 0 } first)
        {
            _current = first;
            _first = null;
            return true;
        }
        _first = null;
        while (_id != 0)
        {
            // A batch that the caller did not wait for is not lost: the next call takes it.
            _pending ??= _source.GetMore(_id);
            var reply = await _pending.WaitAsync(cancellationToken);
            _pending = null;
            var cursor = CursorReply.Read(reply);
            _id = cursor.CursorId;
            _current = BatchReader.ReadArray(reply, cursor.BatchAt, _serializer);
            if (_current.Count > 0)
                return true;
        }
        _current = [];
        return false;
    }

    public void Dispose()
    {
        var id = _id;
        _id = 0;
        if (id != 0)
            _source.Kill(id, endHold: false);
    }
}
