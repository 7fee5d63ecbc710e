using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How far a write must have gone before the server confirms it. Unacknowledged writes are not supported.</summary>
internal sealed class WriteConcern
{
    private const int Default = -2;
    private const int Majority = -3;
    private readonly int _w;

    /// <summary>Waits for <paramref name="w"/> servers.</summary>
    public WriteConcern(int w, TimeSpan? wTimeout = null, bool? journal = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(w, 1);
        _w = w;
        WTimeout = wTimeout;
        Journal = journal;
    }

    private WriteConcern(int w, bool? journal)
    {
        _w = w;
        Journal = journal;
    }

    /// <summary>What the server has as its default.</summary>
    public static WriteConcern Acknowledged { get; } = new(Default, journal: null);

    public static WriteConcern W1 { get; } = new(1);

    /// <summary>Waits for a majority of the replica set, so that no failover undoes the write.</summary>
    public static WriteConcern WMajority { get; } = new(Majority, journal: null);

    /// <summary>How long the server waits for the confirmation, null for ever.</summary>
    public TimeSpan? WTimeout { get; private init; }

    /// <summary>Whether the write must be in the journal, null for the server's default.</summary>
    public bool? Journal { get; private init; }

    /// <summary>The same with another journal setting or time limit.</summary>
    public WriteConcern With(TimeSpan? wTimeout = null, bool? journal = null) =>
        new(_w, journal ?? Journal) { WTimeout = wTimeout ?? WTimeout };

    /// <summary>A native copy, which the caller destroys.</summary>
    internal nint ToNative()
    {
        var native = MongocUri.WriteConcernNew();
        MongocUri.WriteConcernSetW(native, _w);
        if (Journal is { } journal)
            MongocUri.WriteConcernSetJournal(native, journal);
        if (WTimeout is { } timeout)
            MongocUri.WriteConcernSetTimeout(native, (long)timeout.TotalMilliseconds);
        return native;
    }
}
