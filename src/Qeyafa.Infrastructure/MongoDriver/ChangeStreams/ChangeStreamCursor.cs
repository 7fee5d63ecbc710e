using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>
/// Follows changes. It holds a worker for itself, as waiting for events blocks one. After a network error or a failover it opens the stream
/// again behind the last event that was returned, once per failure.
/// </summary>
internal sealed class ChangeStreamCursor<TResult> : IChangeStreamCursor<TResult>
{
    private readonly CommandRunner _runner;
    private readonly string? _collection;
    private readonly BsonDocument[] _stages;
    private readonly IBsonSerializer<TResult> _serializer;
    private readonly ChangeStreamOptions _options;
    private CursorSource? _source;
    private List<TResult>? _first;
    private List<TResult> _current = [];
    private BsonDocument? _token;
    private BsonDocument? _firstToken;
    private Task<byte[]>? _pending;
    private long _id;
    private bool _disposed;

    private ChangeStreamCursor(CommandRunner runner, string? collection, BsonDocument[] stages, IBsonSerializer<TResult> serializer, ChangeStreamOptions options)
    {
        _runner = runner;
        _collection = collection;
        _stages = stages;
        _serializer = serializer;
        _options = options;
        _token = options.ResumeAfter ?? options.StartAfter;
    }

    public IEnumerable<TResult> Current => _current;

    public static async Task<IChangeStreamCursor<TResult>> OpenAsync(
        CommandRunner runner,
        string? collection,
        BsonDocument[] stages,
        IBsonSerializer<TResult> serializer,
        ChangeStreamOptions options,
        CancellationToken cancellationToken)
    {
        var cursor = new ChangeStreamCursor<TResult>(runner, collection, stages, serializer, options);
        await cursor.StartAsync(resuming: false, cancellationToken);
        return cursor;
    }

    public BsonDocument? GetResumeToken() => _token;

    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_first is { } first)
        {
            _first = null;
            _current = first;
            _token = _firstToken ?? _token;
            if (first.Count > 0)
                return true;
        }
        if (_id == 0)
            return false;
        byte[] reply;
        try
        {
            // What arrives after the caller has gone is not lost: the next call takes it.
            _pending ??= _source!.GetMore(_id);
            reply = await _pending.WaitAsync(cancellationToken);
            _pending = null;
        }
        catch (Exception e) when (IsResumable(e))
        {
            _pending = null;
            Close();
            await StartAsync(resuming: true, cancellationToken);
            _current = [];
            return true;
        }
        var cursor = CursorReply.Read(reply);
        _id = cursor.CursorId;
        _current = BatchReader.ReadArray(reply, cursor.BatchAt, _serializer);
        _token = TokenAfter(reply, cursor) ?? _token;
        return _current.Count > 0 || _id != 0;
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Close();
    }

    private static bool IsResumable(Exception exception) => exception switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoCursorNotFoundException => true,
        MongoException mongo => mongo.HasErrorLabel(ErrorLabel.ResumableChangeStream),
        _ => false,
    };

    private static BsonDocument? TokenAfter(byte[] reply, CursorReply cursor) =>
        cursor.ResumeTokenAt != 0 ? BatchReader.ReadOne(reply, cursor.ResumeTokenAt, BsonDocumentSerializer.Instance) : null;

    private void Close()
    {
        _source?.Kill(_id, endHold: true);
        _source = null;
        _id = 0;
    }

    private async Task StartAsync(bool resuming, CancellationToken cancellationToken)
    {
        var buffer = _collection is null ? _runner.BeginForDatabase("aggregate"u8) : _runner.Begin("aggregate"u8, _collection);
        buffer.AppendDocuments("pipeline"u8, [new BsonDocument("$changeStream", Stage(resuming)), .. _stages]);
        buffer.BeginDocument("cursor"u8);
        if (_options.BatchSize is { } size)
            buffer.Append("batchSize"u8, size);
        buffer.End();
        buffer.End();
        var item = _runner.Item(buffer, CommandKind.Read, session: null, opensCursor: true, holdsWorker: true);
        var reply = await _runner.SubmitAsync(item, timeLimit: null, cancellationToken);
        var cursor = CursorReply.Read(reply);
        _source = _runner.Source(item, _collection ?? "$cmd.aggregate", _options.BatchSize, _options.MaxAwaitTime ?? TimeSpan.FromSeconds(1));
        _id = cursor.CursorId;
        _first = BatchReader.ReadArray(reply, cursor.BatchAt, _serializer);
        _firstToken = TokenAfter(reply, cursor);
        if (_first.Count == 0)
            _token = _firstToken ?? _token;
    }

    private BsonDocument Stage(bool resuming)
    {
        var stage = new BsonDocument();
        if (_options.FullDocument == ChangeStreamFullDocumentOption.UpdateLookup)
            stage["fullDocument"] = "updateLookup";
        if (resuming && _token is not null)
            stage["resumeAfter"] = _token;
        else if (_options.StartAfter is not null)
            stage["startAfter"] = _options.StartAfter;
        else if (_options.ResumeAfter is not null)
            stage["resumeAfter"] = _options.ResumeAfter;
        else if (_options.StartAtOperationTime is not null)
            stage["startAtOperationTime"] = _options.StartAtOperationTime;
        return stage;
    }
}
