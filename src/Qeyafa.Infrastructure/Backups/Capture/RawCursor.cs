using System.Runtime.CompilerServices;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Reads the bytes of documents as the server sends them, batch by batch: one is fetched while the one before is worked on.</summary>
internal static class RawCursor
{
    /// <summary>Runs a find.</summary>
    /// <param name="database">The database.</param>
    /// <param name="find">The command.</param>
    /// <param name="batch">How many documents a batch has at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(
        IMongoDatabase database, BsonDocument find, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A cursor belongs to its session.
        using var session = await database.Client.StartSessionAsync(new ClientSessionOptions { CausalConsistency = false }, cancellationToken);
        var collection = find["find"].AsString;
        var reply = await database.RunCommandAsync<RawBsonDocument>(session, find.Add("batchSize", batch), cancellationToken: cancellationToken);
        var cursor = CursorReply.Read(reply.Bytes());
        Task<RawBsonDocument>? next = null;
        try
        {
            while (true)
            {
                var more = new BsonDocument { ["getMore"] = cursor.CursorId, ["collection"] = collection, ["batchSize"] = batch };
                next = cursor.CursorId == 0 ? null : database.RunCommandAsync<RawBsonDocument>(session, more, cancellationToken: CancellationToken.None);
                yield return Documents(reply, cursor.BatchAt);
                if (next is null)
                {
                    yield break;
                }

                reply = await next.WaitAsync(cancellationToken);
                next = null;
                cursor = CursorReply.Read(reply.Bytes());
            }
        }
        finally
        {
            await CloseAsync(database, session, collection, cursor.CursorId, next);
        }
    }

    private static async Task CloseAsync(IMongoDatabase database, IClientSessionHandle session, string collection, long cursor, Task<RawBsonDocument>? pending)
    {
        if (cursor == 0)
        {
            return;
        }

        try
        {
            if (pending is not null)
            {
                await pending;
            }

            await database.RunCommandAsync<BsonDocument>(session, new BsonDocument { ["killCursors"] = collection, ["cursors"] = new BsonArray { cursor } }, cancellationToken: CancellationToken.None);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            // The server forgets the cursor by itself.
        }
    }

    private static List<ReadOnlyMemory<byte>> Documents(RawBsonDocument reply, int batchAt)
    {
        var segment = reply.Slice.AccessBackingBytes(0);
        var bytes = segment.AsMemory(0, reply.Slice.Length);
        var view = new BsonView(bytes.Span, batchAt);
        var documents = new List<ReadOnlyMemory<byte>>();
        while (view.MoveNext())
        {
            documents.Add(bytes.Slice(view.ValueAt, view.ValueSize));
        }

        return documents;
    }
}
