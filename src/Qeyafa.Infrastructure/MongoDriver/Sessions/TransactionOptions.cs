using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How a transaction reads and commits; what is null is the client's or the server's default.</summary>
internal sealed class TransactionOptions(
    ReadConcern? readConcern = null,
    ReadPreference? readPreference = null,
    WriteConcern? writeConcern = null,
    TimeSpan? maxCommitTime = null)
{
    public ReadConcern? ReadConcern => readConcern;

    /// <summary>Transactions read from the primary.</summary>
    public ReadPreference ReadPreference => readPreference is null or { ReadPreferenceMode: ReadPreferenceMode.Primary }
        ? ReadPreference.Primary
        : throw new NotSupportedException("A transaction reads from the primary.");

    public WriteConcern? WriteConcern => writeConcern;

    /// <summary>How long the server may take to commit.</summary>
    public TimeSpan? MaxCommitTime => maxCommitTime;

    /// <summary>libmongoc's form, which the caller destroys.</summary>
    internal nint ToNative()
    {
        var native = Mongoc.TransactionOptionsNew();
        if (ReadConcern is not null)
        {
            var concern = ReadConcern.ToNative();
            Mongoc.TransactionOptionsSetReadConcern(native, concern);
            Mongoc.ReadConcernDestroy(concern);
        }
        if (WriteConcern is not null)
        {
            var concern = WriteConcern.ToNative();
            Mongoc.TransactionOptionsSetWriteConcern(native, concern);
            MongocUri.WriteConcernDestroy(concern);
        }
        if (MaxCommitTime is { } limit)
            Mongoc.TransactionOptionsSetMaxCommitTime(native, (long)limit.TotalMilliseconds);
        return native;
    }
}
