using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Repeats operations on documents many at once, through the server's own <c>applyOps</c>; documents and changes go there as the bytes that they are.</summary>
internal sealed class OperationBatch(IMongoDatabase target) : IDisposable
{
    private const int Most = 1_000;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly MemoryStream _operations = new();
    private int _count;

    public async Task AddAsync(OplogEntry entry, CancellationToken cancellationToken)
    {
        Append(entry);
        if (_count == Most || _operations.Length >= MostBytes)
        {
            await SendAsync(cancellationToken);
        }
    }

    /// <summary>Does what was added.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_count == 0)
        {
            return;
        }

        using var command = new MemoryStream();
        Document(command, () =>
        {
            Element(command, BsonType.Array, "applyOps");
            Document(command, () => _operations.WriteTo(command));
            Element(command, BsonType.Document, "writeConcern");
            command.Write(new BsonDocument("w", "majority").ToBson());
        });
        using var raw = new RawBsonDocument(command.ToArray());
        await target.Client.GetDatabase("admin").RunCommandAsync<BsonDocument>(raw, cancellationToken: cancellationToken);
        _operations.SetLength(0);
        _count = 0;
    }

    public void Dispose() => _operations.Dispose();

    private void Append(OplogEntry entry)
    {
        Element(_operations, BsonType.Document, _count.ToString(CultureInfo.InvariantCulture));
        Document(_operations, () =>
        {
            Text("op", entry.Operation);
            Text("ns", $"{target.DatabaseNamespace.DatabaseName}.{entry.Collection}");
            Element(_operations, BsonType.Document, "o");
            _operations.Write(entry.Object.Span);
            if (entry.Object2.Length > 0)
            {
                Element(_operations, BsonType.Document, "o2");
                _operations.Write(entry.Object2.Span);
            }
        });
        _count++;
    }

    private void Text(string name, string value)
    {
        Element(_operations, BsonType.String, name);
        var bytes = Encoding.UTF8.GetBytes(value);
        Number(_operations, bytes.Length + 1);
        _operations.Write(bytes);
        _operations.WriteByte(0);
    }

    private static void Element(MemoryStream target, BsonType type, string name)
    {
        target.WriteByte((byte)type);
        target.Write(Encoding.UTF8.GetBytes(name));
        target.WriteByte(0);
    }

    /// <summary>Writes a document or an array around its elements.</summary>
    private static void Document(MemoryStream target, Action elements)
    {
        var start = target.Position;
        Number(target, 0);
        elements();
        target.WriteByte(0);
        var end = target.Position;
        target.Position = start;
        Number(target, (int)(end - start));
        target.Position = end;
    }

    private static void Number(MemoryStream target, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        target.Write(bytes);
    }
}
