using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Starts commands on one database and hands them to the workers.</summary>
internal sealed class CommandRunner(WorkerPool pool, Utf8Name database)
{
    public string DatabaseName => database.Text;

    /// <summary>A buffer in which the command has begun.</summary>
    public CommandBuffer Begin(ReadOnlySpan<byte> command, string collection)
    {
        var buffer = pool.RentBuffer();
        buffer.Begin();
        buffer.Append(command, collection);
        return buffer;
    }

    public CommandBuffer BeginForDatabase(ReadOnlySpan<byte> command)
    {
        var buffer = pool.RentBuffer();
        buffer.Begin();
        buffer.Append(command, 1);
        return buffer;
    }

    /// <summary>A buffer that holds the whole command already.</summary>
    public CommandBuffer Whole(BsonDocument command)
    {
        var buffer = pool.RentBuffer();
        buffer.WriteDocument(command);
        return buffer;
    }

    public CommandItem Item(CommandBuffer buffer, CommandKind kind, ClientSession? session, bool opensCursor = false, bool holdsWorker = false) =>
        new(pool, database, buffer, kind) { Session = session, OpensCursor = opensCursor, HoldsWorker = holdsWorker };

    public Task<byte[]> SubmitAsync(CommandItem item, TimeSpan? timeLimit, CancellationToken cancellationToken) =>
        pool.Submit(item, item.Session?.Worker, timeLimit, cancellationToken);

    public Task<byte[]> RunAsync(CommandBuffer buffer, CommandKind kind, ClientSession? session, TimeSpan? timeLimit, CancellationToken cancellationToken) =>
        SubmitAsync(Item(buffer, kind, session), timeLimit, cancellationToken);

    public CursorSource Source(CommandItem opener, string collection, int? batchSize, TimeSpan? maxAwaitTime = null) =>
        new(pool, database, collection, opener) { BatchSize = batchSize, MaxAwaitTime = maxAwaitTime };
}
