using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class ChangeStreamTests
{
    private static readonly ChangeStreamOptions Options = new() { MaxAwaitTime = TimeSpan.FromMilliseconds(50), FullDocument = ChangeStreamFullDocumentOption.UpdateLookup };
    private MongoFixture _mongo = null!;

    [SetUp]
    public async Task InsertAsync()
    {
        _mongo = MongoFixture.Start();
        await _mongo.InsertNumbersAsync(1);
    }

    [TearDown]
    public async Task DropAsync() => await _mongo.DisposeAsync();

    [Test]
    public async Task Watch_Collection_SeesWhatHappens()
    {
        using var stream = await _mongo.Documents.WatchAsync(Options);
        await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 1));
        await _mongo.Documents.UpdateOneAsync(new BsonDocument("_id", 1), new BsonDocument("$set", new BsonDocument("a", 2)));
        await _mongo.Documents.DeleteOneAsync(new BsonDocument("_id", 1));

        var events = await ReadAsync(stream, 3);

        events.Select(e => e.OperationType).ShouldBe([ChangeStreamOperationType.Insert, ChangeStreamOperationType.Update, ChangeStreamOperationType.Delete]);
        events[0].FullDocument.ShouldBe(new BsonDocument("_id", 1));
        events[1].UpdateDescription.ShouldNotBeNull()["updatedFields"].ShouldBe(new BsonDocument("a", 2));
        events[2].DocumentKey.ShouldBe(new BsonDocument("_id", 1));
        events[2].FullDocument.ShouldBeNull();
        events[0].CollectionNamespace.ShouldBe(_mongo.Documents.CollectionNamespace);
    }

    [Test]
    public async Task Watch_ResumedAfterAToken_GoesOnBehindIt()
    {
        BsonDocument token;
        using (var stream = await _mongo.Documents.WatchAsync(Options))
        {
            await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 1));
            token = (await ReadAsync(stream, 1))[0].ResumeToken;
        }
        await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 2));

        using var resumed = await _mongo.Documents.WatchAsync(new ChangeStreamOptions { ResumeAfter = token, MaxAwaitTime = Options.MaxAwaitTime });

        (await ReadAsync(resumed, 1))[0].FullDocument.ShouldBe(new BsonDocument("_id", 2));
        await Eventually.HoldsAsync(() => _mongo.Client.Pool.HeldWorkers == 1, "the first stream's worker is free again");
    }

    [Test]
    public async Task Watch_ConnectionLost_ResumesByItself()
    {
        using var stream = await _mongo.Documents.WatchAsync(Options);
        await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 1));
        await ReadAsync(stream, 1);
        await _mongo.FailAsync(new BsonDocument("closeConnection", value: true), times: 1, "getMore");
        await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 2));

        (await ReadAsync(stream, 1))[0].FullDocument.ShouldBe(new BsonDocument("_id", 2));
    }

    [Test]
    public async Task Watch_CallerGaveUpWaiting_LosesNothing()
    {
        using var stream = await _mongo.Documents.WatchAsync(new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromMinutes(1) });
        using var source = new CancellationTokenSource();
        var waiting = stream.MoveNextAsync(source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);

        await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 1));

        (await ReadAsync(stream, 1))[0].FullDocument.ShouldBe(new BsonDocument("_id", 1));
    }

    [Test]
    public async Task Watch_DatabaseWithPipeline_SeesWhatPasses()
    {
        PipelineDefinition<ChangeStreamDocument<BsonDocument>, BsonDocument> pipeline = new BsonDocument[] { new("$match", new BsonDocument("ns.coll", "other")) };
        using var stream = await _mongo.Database.WatchAsync(pipeline, Options);
        await _mongo.Documents.InsertOneAsync(new BsonDocument("_id", 1));
        await _mongo.Database.GetCollection<BsonDocument>("other").InsertOneAsync(new BsonDocument("_id", 2));

        var happened = await ReadAsync(stream, 1);

        happened[0]["documentKey"].ShouldBe(new BsonDocument("_id", 2));
        stream.GetResumeToken().ShouldNotBeNull();
    }

    private static async Task<List<T>> ReadAsync<T>(IChangeStreamCursor<T> stream, int count)
    {
        var events = new List<T>();
        await Eventually.HoldsAsync(
            async () =>
            {
                (await stream.MoveNextAsync()).ShouldBeTrue();
                events.AddRange(stream.Current);
                return events.Count >= count;
            },
            $"{count} events");
        return events;
    }
}
