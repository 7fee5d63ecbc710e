using System.Collections.Concurrent;
using Qeyafa.Application.Monitoring;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>Puts the report together. However many ask, the database is looked at once in five seconds.</summary>
internal sealed class DatabaseMonitor(
    IMongoClient client, IMongoDatabase database, CollectionSizes sizes, OperationInstruments operations, SlowCommands slow, TimeProvider time) : IDatabaseMonitor, IDisposable
{
    /// <summary>How long a report is answered again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ServerReader _server = new(client);
    private readonly CollectionReader _collections = new(database, sizes, time);
    private DatabaseReportDto? _last;

    public async Task<DatabaseReportDto> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetUtcNow() - _last.TakenAt >= Kept)
            {
                _last = await LookAsync(cancellationToken);
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Why the server would not say; never its own text, which may name users.</summary>
    internal static string ReasonOf(MongoCommandException exception) => exception.CodeName switch
    {
        "Unauthorized" => "The database's account lacks the right: give it the role clusterMonitor.",
        "NoReplicationEnabled" or "NotYetInitialized" => "The server is no member of a replica set.",
        var name => $"The server refuses it ({name ?? "no reason"}).",
    };

    private async Task<DatabaseReportDto> LookAsync(CancellationToken cancellationToken)
    {
        var unavailable = new ConcurrentBag<UnavailablePartDto>();
        var server = await TryAsync("server", _server.ServerAsync);
        var replicaSet = await TryAsync("replica_set", _server.ReplicaSetAsync);
        var oplog = await TryAsync("oplog", _server.OplogAsync);
        var collections = await TryAsync("collections", cancellation => _collections.ReadAsync(unavailable, cancellation));
        return new DatabaseReportDto
        {
            TakenAt = time.GetUtcNow(),
            CountingSince = operations.StartedAt,
            Server = server,
            ReplicaSet = replicaSet,
            Oplog = oplog,
            Connections = Connections(),
            Operations = [.. operations.Counts().Select(counts => new OperationTimesDto(counts.Collection, counts.Operation, Times(counts.SinceStart), Times(counts.Lately)))],
            SlowCommands = [.. slow.Last.Select(command => new SlowCommandDto(
                command.At, command.Collection, command.Command, command.Shape, Math.Round(command.Duration.TotalMilliseconds, 1), command.Trace))],
            Collections = collections ?? [],
            Unavailable = [.. unavailable.OrderBy(part => part.Part, StringComparer.Ordinal)],
        };

        async Task<T?> TryAsync<T>(string part, Func<CancellationToken, Task<T>> look)
            where T : class
        {
            try
            {
                return await look(cancellationToken);
            }
            catch (MongoCommandException exception)
            {
                unavailable.Add(new UnavailablePartDto(part, ReasonOf(exception)));
                return null;
            }
        }
    }

    private ConnectionsDto Connections()
    {
        if (client is not MongoClient { Pool: var pool })
        {
            return new ConnectionsDto(0, 0, 0, 0);
        }

        var (all, busy) = (pool.WorkerCount, pool.BusyWorkers);
        return new ConnectionsDto(busy, Math.Max(0, all - busy), pool.Limits.MaxWorkers, pool.QueueLength);
    }

    private static TimesDto Times(DurationCounts counts) => new(counts.Count, Milliseconds(counts, 50), Milliseconds(counts, 95), Milliseconds(counts, 99));

    private static double? Milliseconds(DurationCounts counts, double percent) => counts.Percentile(percent)?.TotalMilliseconds;
}
