using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// The <c>admin</c> database of one server of this machine, reached with nothing but the wire protocol's one message (OP_MSG).
/// A driver is of no use here: it opens sessions, which a server that is not yet in a replica set refuses.
/// </summary>
internal sealed class ServerAdmin(int port) : IDisposable
{
    private const int OpMsg = 2013;
    private const int HeaderLength = 16;
    private const int FlagsLength = 4;

    // The header, the flags and the kind of the one section: a document.
    private const int BodyStart = HeaderLength + FlagsLength + 1;
    private const int LongestReply = 48_000_000;

    private TcpClient? _connection;

    /// <summary>Runs a command. After a failure, the next one connects anew.</summary>
    /// <returns>The server's reply, also where it refuses: then <c>ok</c> is 0 and <c>code</c> says why.</returns>
    /// <exception cref="IOException">The server cannot be reached, or went away meanwhile.</exception>
    public async Task<BsonDocument> RunAsync(BsonDocument command, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await ConnectAsync(cancellationToken);
            await stream.WriteAsync(Message(command), cancellationToken);
            return await ReadAsync(stream, cancellationToken);
        }
        catch (Exception error)
        {
            Dispose();
            throw error is SocketException ? new IOException(error.Message, error) : error;
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static byte[] Message(BsonDocument command)
    {
        var body = new BsonDocument(command) { { "$db", "admin" } }.ToBson();
        var message = new byte[BodyStart + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), OpMsg);
        body.CopyTo(message, BodyStart);
        return message;
    }

    private static async Task<BsonDocument> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var start = new byte[BodyStart];
        await stream.ReadExactlyAsync(start, cancellationToken);
        var length = BinaryPrimitives.ReadInt32LittleEndian(start) - BodyStart;
        if (length is < 0 or > LongestReply)
        {
            throw new IOException("What listens on the port does not speak MongoDB's protocol.");
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return BsonSerializer.Deserialize<BsonDocument>(body);
    }

    private async Task<NetworkStream> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            _connection = new TcpClient { NoDelay = true };
            await _connection.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        }

        return _connection.GetStream();
    }
}
