using System.Diagnostics;
using System.Diagnostics.Metrics;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>Whether the database takes writes, and how the embedded server is, where there is one.</summary>
internal sealed class ServerGauges : ISampledGauges
{
    private readonly MongoConnection _connection;
    private readonly IMongoDatabase _database;
    private readonly SampledGauge _up;
    private readonly SampledGauge _embeddedUp;
    private readonly SampledGauge _embeddedMemory;

    public ServerGauges(MongoConnection connection, IMongoDatabase database, IMeterFactory meters)
    {
        (_connection, _database) = (connection, database);
        var meter = meters.Create(TelemetryNames.Meter);
        _up = new SampledGauge(meter, "qeyafa.database.up", "", "1 while the database answers this node and takes writes, else 0.");
        _embeddedUp = new SampledGauge(meter, "qeyafa.embedded_mongo.up", "", "1 while the embedded server runs, 0 when it has ended; absent where none is used.");
        _embeddedMemory = new SampledGauge(meter, "qeyafa.embedded_mongo.memory", "By", "Memory of the embedded server's process; absent where none is used.");
    }

    public IReadOnlyList<SampledGauge> All => [_up, _embeddedUp, _embeddedMemory];

    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        if (_connection.Endpoint is { IsEmbedded: true } embedded)
        {
            _embeddedUp.Set(embedded.EmbeddedProcess is null ? 0 : 1);
            _embeddedMemory.Set(embedded.EmbeddedProcess is { } number ? MemoryOf(number) : null);
        }

        try
        {
            var hello = await _database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
            _up.Set(hello.GetValue("isWritablePrimary", false).ToBoolean() ? 1 : 0);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            _up.Set(0);
        }
    }

    private static double? MemoryOf(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null; // It has ended since it was asked for.
        }
    }
}
