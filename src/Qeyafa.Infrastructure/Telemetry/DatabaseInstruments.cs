using System.Diagnostics;
using System.Diagnostics.Metrics;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>Measures the client of the database: its commands, and its connections.</summary>
internal sealed class DatabaseInstruments(IMeterFactory meters, SlowCommands slow, OperationInstruments operations) : IDisposable
{
    /// <summary>The bounds, in seconds, that the semantic conventions advise for database operations.</summary>
    internal static readonly InstrumentAdvice<double> Boundaries = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    private readonly Meter _meter = meters.Create(TelemetryNames.Meter);
    private readonly ActivitySource _spans = new(TelemetryNames.Database);

    /// <summary>Makes the client of an endpoint, and measures it.</summary>
    public MongoClient Watch(MongoEndpoint endpoint)
    {
        var settings = MongoClientSettings.FromConnectionString(endpoint.Url);
        var duration = _meter.CreateHistogram("db.client.operation.duration", "s", "Duration of database commands, from sending to the reply.", tags: null, Boundaries);
        settings.Instruments = new CommandInstruments(duration, _spans, endpoint.DatabaseName) { Slow = operations.Slow, OnSlow = slow.Add };
        var client = new MongoClient(settings);
        var pool = new KeyValuePair<string, object?>("db.client.connection.pool.name", endpoint.DatabaseName);
        _meter.CreateObservableUpDownCounter(
            "db.client.connection.count", () => Connections(client, pool), "{connection}", "Connections of this node that are open, by whether they are used.");
        _meter.CreateObservableUpDownCounter(
            "db.client.connection.max", () => new Measurement<long>(settings.MaxConnectionPoolSize, pool), "{connection}", "The most connections that this node opens.");
        _meter.CreateObservableUpDownCounter(
            "db.client.connection.pending_requests", () => new Measurement<long>(client.Pool.QueueLength, pool), "{request}", "Calls of this node that wait for a connection.");
        return client;
    }

    public void Dispose() => _spans.Dispose();

    private static Measurement<long>[] Connections(MongoClient client, KeyValuePair<string, object?> pool)
    {
        var (all, busy) = (client.Pool.WorkerCount, client.Pool.BusyWorkers);
        return
        [
            new(busy, pool, new("db.client.connection.state", "used")),
            new(Math.Max(0, all - busy), pool, new("db.client.connection.state", "idle")),
        ];
    }
}
