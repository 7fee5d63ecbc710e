using System.Diagnostics;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.MongoDriver.Execution;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

// Alone, as memory is measured for the whole process. What leaks 100 bytes a time is seen; "bench leaks" takes a million and sees less.
[NonParallelizable]
public sealed class LoadTests
{
    private const int Callers = 64;
    private const int OverTheWire = 8_000;
    private const int ThroughTheQueue = 250_000;
    private const long AllowedGrowth = 24L * 1024 * 1024;

    [Test]
    public async Task Callers_AThousandWaiting_LeaveTheThreadPoolFree()
    {
        await using var mongo = MongoFixture.Start(s =>
        {
            s.MaxConnectionPoolSize = 4;
            s.WaitQueueTimeout = TimeSpan.FromMinutes(10);
        });
        await mongo.InsertNumbersAsync(1);
        await mongo.HoldFindsAsync();
        var finds = Enumerable.Range(0, 1_000).Select(_ => mongo.Documents.Find(new BsonDocument()).ToListAsync()).ToArray();

        var others = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => i)));

        others.Sum().ShouldBe(4_950);
        finds.Count(f => f.IsCompleted).ShouldBe(0, "the pool ran other work while every find was waiting");
        await mongo.HeldAsync(4);
        await mongo.LetGoAsync();
        (await Task.WhenAll(finds)).ShouldAllBe(found => found.Count == 1);
        mongo.Client.Pool.WorkerCount.ShouldBe(4);
    }

    [Test]
    public async Task Operations_ManyThousand_LeakNothing()
    {
        await using var mongo = MongoFixture.Start();
        await mongo.InsertNumbersAsync(100);
        await RunAsync(OverTheWire / 4, i => CallAsync(mongo, i));
        await RunAsync(ThroughTheQueue / 5, _ => mongo.Client.Pool.Submit(new CopyItem(mongo.Client.Pool), target: null, timeLimit: null, CancellationToken.None));
        var before = Memory();

        await RunAsync(OverTheWire, i => CallAsync(mongo, i));
        await RunAsync(ThroughTheQueue, _ => mongo.Client.Pool.Submit(new CopyItem(mongo.Client.Pool), target: null, timeLimit: null, CancellationToken.None));

        var after = Memory();
        (after.Managed - before.Managed).ShouldBeLessThan(AllowedGrowth);
        (after.Resident - before.Resident).ShouldBeLessThan(AllowedGrowth);
        mongo.Client.Pool.QueueLength.ShouldBe(0);
    }

    [Test]
    public async Task Dispose_UnderLoad_EndsEveryCallAndCrashesNothing()
    {
        await using var mongo = MongoFixture.Start();
        await mongo.InsertNumbersAsync(300);
        for (var round = 0; round < 8; round++)
        {
            var client = new MongoClient(MongoClientSettings.FromConnectionString(MongoFixture.Url));
            var documents = client.GetDatabase(mongo.Database.DatabaseNamespace.DatabaseName).GetCollection<BsonDocument>("documents");
            await documents.CountDocumentsAsync(new BsonDocument());
            var cursor = await documents.FindAsync(new BsonDocument(), new FindOptions<BsonDocument, BsonDocument> { BatchSize = 10 });
            var session = await client.StartSessionAsync();
            session.StartTransaction();
            await documents.InsertOneAsync(session, new BsonDocument());
            var calls = Enumerable.Range(0, 200).Select(_ => EndOfAsync(documents.Find(new BsonDocument()).ToListAsync())).ToArray();

            client.Dispose();
            client.Dispose();

            (await Task.WhenAll(calls)).ShouldAllBe(e => e == null || e is ObjectDisposedException);
            cursor.Dispose();
            session.Dispose();
            await Should.ThrowAsync<ObjectDisposedException>(() => documents.CountDocumentsAsync(new BsonDocument()));
        }
    }

    private static async Task<Exception?> EndOfAsync(Task call)
    {
        await call.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return call.Exception?.InnerException;
    }

    private static async Task CallAsync(MongoFixture mongo, int i)
    {
        switch (i % 8)
        {
            case 0:
                await mongo.Documents.UpdateOneAsync(new BsonDocument("_id", i % 100), new BsonDocument("$set", new BsonDocument("n", i)));
                break;
            case 1:
                using (var source = new CancellationTokenSource())
                    await mongo.Documents.Find(new BsonDocument("_id", i % 100)).FirstOrDefaultAsync(source.Token);
                break;
            case 2 when i % 64 == 2:
                await Should.ThrowAsync<MongoCommandException>(() => mongo.Documents.Find(new BsonDocument("$bad", 1)).ToListAsync());
                break;
            case 3 when i % 64 == 3:
                await mongo.Documents.Find(new BsonDocument(), new FindOptions { BatchSize = 40 }).ToListAsync();
                break;
            default:
                await mongo.Documents.Find(new BsonDocument("_id", i % 100)).ToListAsync();
                break;
        }
    }

    private static Task RunAsync(int count, Func<int, Task> call)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            await Task.Yield();
            while (Interlocked.Increment(ref next) is var i && i < count)
                await call(i);
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

    /// <summary>All of a call but the server: the queue, a worker, a buffer, and native documents made, copied and destroyed.</summary>
    private sealed class CopyItem(WorkerPool pool) : WorkItem(pool)
    {
        private readonly WorkerPool _pool = pool;

        protected override unsafe byte[] Execute(Worker worker)
        {
            var buffer = _pool.RentBuffer();
            buffer.Begin();
            buffer.Append("ping"u8, 1);
            buffer.End();
            fixed (byte* bytes = buffer.Bytes)
            {
                Bson.InitStatic(worker.Command, bytes, (nuint)buffer.Size);
                var copy = Bson.Copy(worker.Command);
                Bson.AppendInt32(copy, "serverId", -1, 1);
                var reply = Bson.Bytes(copy).ToArray();
                Bson.Destroy(copy);
                _pool.ReturnBuffer(buffer);
                return reply;
            }
        }
    }
}
