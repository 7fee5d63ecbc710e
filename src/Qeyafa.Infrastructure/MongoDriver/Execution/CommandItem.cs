using System.Diagnostics;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>Which of libmongoc's ways to run a command is taken.</summary>
internal enum CommandKind
{
    /// <summary>Follows the read preference; libmongoc sends it again after a network error.</summary>
    Read,

    /// <summary>Goes to the primary with the client's write concern; sent again once when the command has a transaction number.</summary>
    Write,

    /// <summary>Goes to the primary as it is.</summary>
    Raw,
}

/// <summary>One command: BSON bytes in, BSON bytes out.</summary>
internal sealed unsafe class CommandItem(WorkerPool pool, Utf8Name database, CommandBuffer buffer, CommandKind kind) : WorkItem(pool)
{
    private readonly WorkerPool _pool = pool;
    private readonly Activity? _caller = pool.Instruments is null ? null : Activity.Current;

    /// <summary>The caller's session, when it gave one.</summary>
    public ClientSession? Session { get; init; }

    /// <summary>Whether the reply may leave a cursor open on the server.</summary>
    public bool OpensCursor { get; init; }

    /// <summary>The server to ask, 0 for whichever the read preference selects.</summary>
    public uint ServerId { get; set; }

    /// <summary>Whether the worker is to serve nothing else once this call has succeeded.</summary>
    public bool HoldsWorker { get; init; }

    public override string? DoubtLabel => buffer.TransactionNumberAt == 0 ? null : ErrorLabel.RetryableWrite;

    public override void Release() => _pool.ReturnBuffer(buffer);

    protected override byte[] Execute(Worker worker)
    {
        var observed = CommandObservation.Begin(_pool.Instruments, _caller, Command);
        Exception? failure = null;
        try
        {
            return Carry(worker);
        }
        catch (Exception e)
        {
            failure = e;
            throw;
        }
        finally
        {
            observed.End(Command, failure);
        }
    }

    private ReadOnlySpan<byte> Command => buffer.Bytes.AsSpan(0, buffer.Size);

    private byte[] Carry(Worker worker)
    {
        BsonError error = default;
        if (!TryGetOptions(worker, out var options, &error))
            throw ExceptionMapper.ToException(&error, []);
        var ownOptions = WithServer(worker, ref options, &error);
        try
        {
            var retryable = PrepareRetry(worker, options is not null);
            var reply = worker.Reply;
            var succeeded = Send(worker, options, reply, &error);
            // A caller who has been told of a failure must not find the write done later by a second attempt.
            if (!succeeded && retryable && !Task.IsCompleted && MaySendAgain(&error, reply))
            {
                if (error.Domain == ErrorDomain.Stream)
                    OnConnectionLost(worker);
                Bson.Destroy(reply);
                error.Clear();
                succeeded = Send(worker, options, reply, &error);
            }
            try
            {
                if (!succeeded)
                    throw Failure(worker, &error, reply);
                if (HoldsWorker)
                    _pool.Hold(worker);
                return Copy(Bson.Bytes(reply));
            }
            finally
            {
                Bson.Destroy(reply);
            }
        }
        finally
        {
            if (ownOptions)
                Bson.Destroy(options);
        }
    }

    protected override void Discard(Worker worker, byte[] reply)
    {
        if (HoldsWorker)
            _pool.EndHold(worker);
        if (OpensCursor && CursorReply.Read(reply) is { CursorId: not 0 } cursor)
            KillCursor.Run(worker, database, cursor.CollectionName(reply), cursor.CursorId);
    }

    private bool TryGetOptions(Worker worker, out BsonT* options, BsonError* error) =>
        Session is { } session ? session.TryGetOptions(worker, out options, error) : worker.TryGetSessionOptions(out options, error);

    // A cursor lives on one server; with a read preference other than primary the choice must be remembered.
    private bool WithServer(Worker worker, ref BsonT* options, BsonError* error)
    {
        if (ServerId == 0)
        {
            if (!OpensCursor || !_pool.Limits.PinServers || Session is { IsInTransaction: true })
                return false;
            var description = Mongoc.SelectServer(worker.Client, forWrites: false, Mongoc.ClientGetReadPreference(worker.Client), error);
            if (description == 0)
                throw ExceptionMapper.ToException(error, []);
            ServerId = Mongoc.ServerDescriptionId(description);
            Mongoc.ServerDescriptionDestroy(description);
        }
        var copy = options is null ? Bson.New() : Bson.Copy(options);
        Bson.AppendInt32(copy, "serverId", -1, (int)ServerId);
        options = copy;
        return true;
    }

    private bool PrepareRetry(Worker worker, bool hasSession)
    {
        if (buffer.TransactionNumberAt == 0)
            return false;
        if (!hasSession || Session is not null || !_pool.Limits.RetryWrites || !SupportsRetry(worker))
        {
            buffer.RemoveTransactionNumber();
            return false;
        }
        buffer.SetTransactionNumber(worker.NextTransactionNumber());
        return true;
    }

    // A standalone server refuses commands with a transaction number.
    private bool SupportsRetry(Worker worker)
    {
        if (_pool.SupportsRetryableWrites is { } known)
            return known;
        BsonError error;
        var description = Mongoc.SelectServer(worker.Client, forWrites: true, 0, &error);
        if (description == 0)
            throw ExceptionMapper.ToException(&error, []);
        var type = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(Mongoc.ServerDescriptionType(description));
        Mongoc.ServerDescriptionDestroy(description);
        var supports = type is "RSPrimary" or "Mongos" or "LoadBalancer";
        _pool.SupportsRetryableWrites = supports;
        return supports;
    }

    private static bool MaySendAgain(BsonError* error, BsonT* reply) =>
        error->Domain == ErrorDomain.Stream || Mongoc.ErrorHasLabel(reply, ErrorLabel.RetryableWrite);

    private bool Send(Worker worker, BsonT* options, BsonT* reply, BsonError* error)
    {
        fixed (byte* bytes = buffer.Bytes)
        {
            var command = worker.Command;
            if (!Bson.InitStatic(command, bytes, (nuint)buffer.Size))
                throw new InvalidOperationException("The command is not a BSON document.");
            return kind switch
            {
                CommandKind.Read => Mongoc.ReadCommand(worker.Client, database.Pointer, command, 0, options, reply, error),
                CommandKind.Write => Mongoc.WriteCommand(worker.Client, database.Pointer, command, options, reply, error),
                _ => Mongoc.RawCommand(worker.Client, database.Pointer, command, 0, options, reply, error),
            };
        }
    }

    private Exception Failure(Worker worker, BsonError* error, BsonT* reply)
    {
        var exception = ExceptionMapper.ToException(error, Bson.Bytes(reply));
        if (Session is null)
            worker.ForgetDirtySession();
        return exception;
    }

    private static byte[] Copy(ReadOnlySpan<byte> bytes)
    {
        var copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }
}
