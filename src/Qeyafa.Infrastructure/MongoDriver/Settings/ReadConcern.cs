using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How settled the data must be that a read sees.</summary>
internal sealed class ReadConcern
{
    private readonly string? _level;

    private ReadConcern(string? level) => _level = level;

    public static ReadConcern Default { get; } = new(level: null);

    public static ReadConcern Local { get; } = new("local");

    public static ReadConcern Majority { get; } = new("majority");

    public static ReadConcern Snapshot { get; } = new("snapshot");

    /// <summary>A native copy, which the caller destroys.</summary>
    internal nint ToNative()
    {
        var native = Mongoc.ReadConcernNew();
        if (_level is not null)
            Mongoc.ReadConcernSetLevel(native, _level);
        return native;
    }
}
