using System.Collections.Concurrent;
using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.EmbeddedMongo;

/// <summary>A replica set of three loses its primary under load.</summary>
internal sealed class MongoClusterTests
{
    private const int Writers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Test]
    public async Task PrimaryKilled_AcknowledgedWritesAreThereOnce_StreamGoesOn_AndNothingIsLeftBehind()
    {
        var cluster = await MongoCluster.StartAsync(new MongoClusterOptions { StartTimeout = TestMongo.StartPatience });
        var folders = cluster.Nodes.Select(node => node.Folder).ToArray();
        var processes = new List<int>(cluster.Nodes.Select(node => node.ProcessId.ShouldNotBeNull()));
        await using (cluster)
        {
            using var client = new MongoClient(TestMongo.WithPatience(cluster.ConnectionString));
            using var hasty = new MongoClient(cluster.ConnectionString);
            var notes = client.GetDatabase("kept").GetCollection<BsonDocument>("notes");
            await notes.InsertOneAsync(new BsonDocument("first", value: true));
            using var stream = await notes.WatchAsync(new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromMilliseconds(50) });
            var acknowledged = new ConcurrentBag<string>();
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(hasty.GetDatabase("kept").GetCollection<BsonDocument>("notes"), acknowledged, stop.Token)).ToArray();
            await Eventually.HoldsAsync(() => acknowledged.Count >= 50, "the writers write");

            var killed = await cluster.PrimaryAsync();
            await killed.KillAsync();
            var before = acknowledged.Count;
            await Eventually.HoldsAsync(() => acknowledged.Count >= before + Writers + 50, "they write again");
            await stop.CancelAsync();
            await Task.WhenAll(writers);

            (await cluster.PrimaryAsync()).ShouldNotBe(killed);
            var stored = (await notes.Find(new BsonDocument("key", new BsonDocument("$exists", value: true))).ToListAsync()).Select(note => note["key"].AsString).ToList();
            stored.ShouldBeUnique();
            acknowledged.Except(stored).ShouldBeEmpty("what was acknowledged is there");
            (await TellAsync(stream, stored.Count)).ShouldBe(stored, ignoreOrder: true);

            await cluster.RestartAsync(killed);
            processes.Add(killed.ProcessId.ShouldNotBeNull());
        }

        processes.ShouldAllBe(process => ProcessIdentity.TryOf(process) == null);
        folders.ShouldAllBe(folder => !Directory.Exists(folder));
    }

    private static async Task WriteAsync(IMongoCollection<BsonDocument> notes, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = Guid.NewGuid().ToString("N");
            try
            {
                await notes.InsertOneAsync(new BsonDocument("key", key), cancellationToken: CancellationToken.None);
                acknowledged.Add(key);
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                // Refused, or unknown: the next note has a key of its own.
            }
        }
    }

    private static async Task<List<string>> TellAsync(IChangeStreamCursor<ChangeStreamDocument<BsonDocument>> stream, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var told = new List<string>();
        while (told.Count < count && await stream.MoveNextAsync(patience.Token))
        {
            told.AddRange(stream.Current.Select(change => change.FullDocument!["key"].AsString));
        }

        return told;
    }
}
