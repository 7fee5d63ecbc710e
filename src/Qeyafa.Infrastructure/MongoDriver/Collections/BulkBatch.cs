namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Which command carries a write.</summary>
internal enum BulkKind
{
    Insert,
    Update,
    Delete,
}

/// <summary>The requests of a bulk write that go in one command.</summary>
internal sealed class BulkBatch(BulkKind kind)
{
    /// <summary>The server takes commands of 16 MiB and 16 KiB; the rest is for what surrounds the documents.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The server's <c>maxWriteBatchSize</c>.</summary>
    public const int MostRequests = 100_000;

    private readonly List<int> _indexes = [];

    public BulkKind Kind => kind;

    public int Count => _indexes.Count;

    /// <summary>Whether a write may concern several documents: such a command must not be sent twice.</summary>
    public bool HasMulti { get; set; }

    public void Add(int index) => _indexes.Add(index);

    /// <summary>The place among all requests of the batch's nth.</summary>
    public int IndexOf(int position) => _indexes[position];
}
