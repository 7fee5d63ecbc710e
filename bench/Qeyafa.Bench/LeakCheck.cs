using System.Diagnostics;
using System.Globalization;
using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>A million calls over the wire, from 64 callers: the memory must not grow with them.</summary>
internal sealed class LeakCheck(int calls)
{
    private const int Callers = 64;
    private const int Documents = 100;
    private const long AllowedGrowth = 48L * 1024 * 1024;

    /// <returns>0 where the memory stayed as it was, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var mongo = await MongoRunner.StartAsync(new MongoRunnerOptions(), cancellationToken);
        using var client = new MongoClient(mongo.ConnectionString);
        var documents = client.GetDatabase("qeyafa_leaks").GetCollection<BsonDocument>("documents");
        await documents.InsertManyAsync(Enumerable.Range(0, Documents).Select(i => new BsonDocument { { "_id", i }, { "n", i } }), cancellationToken: cancellationToken);
        await CallAsync(documents, calls / 20, cancellationToken);
        var before = Memory();
        var clock = Stopwatch.StartNew();
        await CallAsync(documents, calls, cancellationToken);
        var took = clock.Elapsed.TotalSeconds;
        var after = Memory();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls} calls in {took:F0} s; resident {before.Resident >> 20} MB before, {after.Resident >> 20} MB after; managed {before.Managed >> 20} and {after.Managed >> 20} MB"));
        return Math.Max(after.Managed - before.Managed, after.Resident - before.Resident) < AllowedGrowth ? 0 : 1;
    }

    private static Task CallAsync(IMongoCollection<BsonDocument> documents, int count, CancellationToken cancellationToken)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count)
            {
                var one = new BsonDocument("_id", i % Documents);
                await (i % 8 == 0
                    ? documents.UpdateOneAsync(one, new BsonDocument("$set", new BsonDocument("n", i)), cancellationToken: cancellationToken)
                    : (Task)documents.Find(one).ToListAsync(cancellationToken));
            }
        }));
    }

    private static (long Managed, long Resident) Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return (managed, process.WorkingSet64);
    }
}
