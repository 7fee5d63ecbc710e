namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>How many threads serve calls, how many calls may wait for one and for how long, and how long a server may keep a call waiting.</summary>
internal sealed record PoolLimits(
    int MaxWorkers,
    int MaxQueue,
    int WaitQueueTimeoutMilliseconds,
    int ServerSelectionTimeoutMilliseconds,
    int SocketTimeoutMilliseconds,
    bool RetryWrites,
    bool PinServers);
