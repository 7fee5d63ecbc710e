using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>Closes a cursor on the server, on the worker that opened it. The server would do so itself after ten minutes, so a failure is of no consequence.</summary>
internal sealed class KillCursor(WorkerPool pool, Utf8Name database, string collection, long cursorId, bool endHold) : WorkItem(pool)
{
    private readonly WorkerPool _pool = pool;

    public override bool Expires => false;

    public static unsafe void Run(Worker worker, Utf8Name database, string collection, long cursorId)
    {
        BsonError error;
        var buffer = worker.Pool.RentBuffer();
        buffer.Begin();
        buffer.Append("killCursors"u8, collection);
        buffer.BeginArray("cursors"u8);
        buffer.Append("0"u8, cursorId);
        buffer.End();
        buffer.End();
        if (worker.TryGetSessionOptions(out var options, &error))
        {
            fixed (byte* bytes = buffer.Bytes)
            {
                Bson.InitStatic(worker.Command, bytes, (nuint)buffer.Size);
                Mongoc.RawCommand(worker.Client, database.Pointer, worker.Command, 0, options, worker.Reply, &error);
                Bson.Destroy(worker.Reply);
            }
        }
        worker.Pool.ReturnBuffer(buffer);
    }

    protected override byte[] Execute(Worker worker)
    {
        if (cursorId != 0)
            Run(worker, database, collection, cursorId);
        if (endHold)
            _pool.EndHold(worker);
        return Nothing;
    }
}
