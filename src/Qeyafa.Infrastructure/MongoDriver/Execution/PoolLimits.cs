namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>How many threads serve calls, how many calls may wait for one, and for how long.</summary>
internal sealed record PoolLimits(int MaxWorkers, int MaxQueue, int WaitQueueTimeoutMilliseconds, bool RetryWrites, bool PinServers);
