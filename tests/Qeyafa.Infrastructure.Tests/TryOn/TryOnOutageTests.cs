using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;
using Qeyafa.Testing.TryOn;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>The database is killed in the middle of the work.</summary>
[NonParallelizable]
public sealed class TryOnOutageTests
{
    [Test]
    public async Task DatabaseKilledAndRestarted_EveryTryOnIsDone()
    {
        await using var mongo = await TestMongo.StartDedicatedAsync();
        using var client = new MongoClient(mongo.Url);
        var database = client.GetDatabase("outage");
        await database.EnsureIndexesAsync(TryOnRepository.Spec, CancellationToken.None);
        var pictures = new MemoryPictures();
        await using var node = new TryOnNode(client, database, pictures, new MemoryWardrobe(), options => (options.LeaseSeconds, options.Workers) = (30, 4));
        node.Engine.Script = async (job, cancellation) =>
        {
            await Task.Delay(100, cancellation);
            return node.Engine.Success(job);
        };
        var jobs = new List<TryOnJob>();
        for (var count = 0; count < 40; count++)
        {
            jobs.Add(await node.AskAsync(EntityId.New(DateTimeOffset.UtcNow)));
        }

        await node.StartAsync();
        await Eventually.HoldsAsync(() => node.Engine.Steps.Count >= 8, "work is under way");
        await mongo.KillAsync();
        await mongo.RestartAsync();

        await Eventually.HoldsAsync(
            async () => await database.GetCollection<BsonDocument>("tryon").CountDocumentsAsync(new BsonDocument("status", "completed")) == jobs.Count, "every try-on is done");
        pictures.Keys.Count.ShouldBe(jobs.Count);
        foreach (var job in jobs)
        {
            (await node.ReadAsync(job)).Attempts.ShouldBeLessThanOrEqualTo(3);
        }
    }
}
