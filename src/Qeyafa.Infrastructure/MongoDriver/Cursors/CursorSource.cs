using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Where an open cursor's next batch comes from.</summary>
internal sealed class CursorSource(WorkerPool pool, Utf8Name database, string collection, CommandItem opener)
{
    /// <summary>Documents per further batch, null for as many as fit.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How long the server waits for something to happen; for change streams only.</summary>
    public TimeSpan? MaxAwaitTime { get; init; }

    public Task<byte[]> GetMore(long cursorId)
    {
        var buffer = pool.RentBuffer();
        buffer.Begin();
        buffer.Append("getMore"u8, cursorId);
        buffer.Append("collection"u8, collection);
        if (BatchSize is { } size)
            buffer.Append("batchSize"u8, size);
        if (MaxAwaitTime is { } wait)
            buffer.Append("maxTimeMS"u8, (int)wait.TotalMilliseconds);
        buffer.End();
        var item = new CommandItem(pool, database, buffer, CommandKind.Read) { Session = opener.Session, ServerId = opener.ServerId };
        return pool.Submit(item, opener.Worker, timeLimit: null, CancellationToken.None);
    }

    /// <summary>Lets the server forget the cursor, without waiting for it.</summary>
    public void Kill(long cursorId, bool endHold)
    {
        if (opener.Worker is { } worker)
            _ = pool.Submit(new KillCursor(pool, database, collection, cursorId, endHold), worker, timeLimit: null, CancellationToken.None);
    }
}
