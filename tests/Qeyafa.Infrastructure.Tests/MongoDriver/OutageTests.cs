using System.Diagnostics;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class OutageTests
{
    [Test]
    public async Task Server_KilledUnderLoadAndBack_CallersLearnItSoonAndGoOn()
    {
        using var server = await ServerProcess.StartAsync();
        var settings = MongoClientSettings.FromConnectionString($"mongodb://127.0.0.1:{server.Port}/?directConnection=true");
        settings.MaxConnectionPoolSize = 4;
        using var client = new MongoClient(settings);
        var documents = client.GetDatabase("outage").GetCollection<BsonDocument>("documents");
        await Eventually.HoldsAsync(() => InsertsAsync(documents), "the first insert");

        await server.KillAsync();
        var promise = settings.ServerSelectionTimeout + settings.WaitQueueTimeout;
        var lateness = LatenessAsync(promise);
        var failures = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => FailureAsync(documents)));

        failures.ShouldAllBe(f => f.Error is TimeoutException || f.Error is MongoConnectionException);
        // The promise is the two limits together; the rest is for a busy machine, and for one that stood still.
        failures.Max(f => f.After).ShouldBeLessThan(promise + TimeSpan.FromSeconds(15) + await lateness);
        await server.RestartAsync();
        await Eventually.HoldsAsync(() => InsertsAsync(documents), "calls succeed again");
    }

    /// <summary>How much later than it should a wait ends.</summary>
    private static async Task<TimeSpan> LatenessAsync(TimeSpan wait)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(wait);
        return Stopwatch.GetElapsedTime(started) - wait;
    }

    private static async Task<bool> InsertsAsync(IMongoCollection<BsonDocument> documents)
    {
        try
        {
            await documents.InsertOneAsync(new BsonDocument());
            return true;
        }
        catch (Exception e) when (e is TimeoutException or MongoConnectionException)
        {
            return false;
        }
    }

    private static async Task<(Exception? Error, TimeSpan After)> FailureAsync(IMongoCollection<BsonDocument> documents)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await documents.InsertOneAsync(new BsonDocument());
            return (null, Stopwatch.GetElapsedTime(started));
        }
        catch (Exception e)
        {
            return (e, Stopwatch.GetElapsedTime(started));
        }
    }
}
