using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>An operation as the server records it, or one within a transaction. Its documents stay bytes.</summary>
internal sealed class OplogEntry
{
    private OplogEntry(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary><c>i</c>, <c>u</c>, <c>d</c>, <c>c</c> (a command) or <c>n</c> (nothing).</summary>
    public string Operation { get; private set; } = "";

    /// <summary>The database and collection, or <c>database.$cmd</c>.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>When it was done; null within a transaction.</summary>
    public BsonTimestamp? Time { get; private set; }

    /// <summary>When it was done, by the server's clock (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The document, change or command.</summary>
    public ReadOnlyMemory<byte> Object { get; private set; }

    /// <summary>Which document an update is about; empty otherwise.</summary>
    public ReadOnlyMemory<byte> Object2 { get; private set; }

    /// <summary>The transaction, by its session and number; null for none.</summary>
    public string? Transaction { get; private set; }

    public string Database => Namespace[..Math.Max(0, Namespace.IndexOf('.', StringComparison.Ordinal))];

    public string Collection => Namespace[(Namespace.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public bool IsCommand => Operation == "c";

    /// <summary>The name of the command; empty where it is none.</summary>
    public string Command => IsCommand ? FirstName(Object.Span) : "";

    /// <summary>Whether more operations of the same transaction follow.</summary>
    public bool IsPartial => Command == "applyOps" && Has("partialTxn"u8);

    /// <summary>Whether it belongs to a transaction over several shards.</summary>
    public bool IsPrepared => Command is "commitTransaction" or "abortTransaction" || (Command == "applyOps" && Has("prepare"u8));

    public static OplogEntry Read(ReadOnlyMemory<byte> bytes)
    {
        var entry = new OplogEntry(bytes);
        var view = new BsonView(bytes.Span);
        var (session, number) = ("", 0L);
        while (view.MoveNext())
        {
            var value = bytes.Slice(view.ValueAt, view.ValueSize);
            switch (view.Name)
            {
                case var name when name.SequenceEqual("op"u8):
                    entry.Operation = view.AsString();
                    break;
                case var name when name.SequenceEqual("ns"u8):
                    entry.Namespace = view.AsString();
                    break;
                case var name when name.SequenceEqual("ts"u8):
                    entry.Time = new BsonTimestamp(BitConverter.ToInt64(value.Span));
                    break;
                case var name when name.SequenceEqual("wall"u8):
                    entry.At = DateTimeOffset.FromUnixTimeMilliseconds(BitConverter.ToInt64(value.Span));
                    break;
                case var name when name.SequenceEqual("o"u8):
                    entry.Object = value;
                    break;
                case var name when name.SequenceEqual("o2"u8):
                    entry.Object2 = value;
                    break;
                case var name when name.SequenceEqual("lsid"u8):
                    session = Convert.ToHexStringLower(value.Span);
                    break;
                case var name when name.SequenceEqual("txnNumber"u8):
                    number = view.AsInt64();
                    break;
            }
        }

        entry.Transaction = session.Length > 0 ? $"{session}/{number}" : null;
        return entry;
    }

    /// <summary>The operations that an <c>applyOps</c> holds.</summary>
    public IEnumerable<OplogEntry> Inner()
    {
        var inner = new List<OplogEntry>();
        var command = new BsonView(Object.Span);
        if (command.Find("applyOps"u8))
        {
            var operations = new BsonView(Object.Span, command.ValueAt);
            while (operations.MoveNext())
            {
                inner.Add(Read(Object.Slice(operations.ValueAt, operations.ValueSize)));
            }
        }

        return inner;
    }

    private bool Has(ReadOnlySpan<byte> name) => new BsonView(Object.Span).Find(name);

    private static string FirstName(ReadOnlySpan<byte> document)
    {
        var view = new BsonView(document);
        return view.MoveNext() ? System.Text.Encoding.UTF8.GetString(view.Name) : "";
    }
}
