using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class FailureTests
{
    private static readonly BsonDocument ClosedConnection = new("closeConnection", value: true);
    private MongoFixture _mongo = null!;

    [SetUp]
    public async Task InsertAsync()
    {
        _mongo = MongoFixture.Start();
        await _mongo.InsertNumbersAsync(1);
    }

    [TearDown]
    public async Task DropAsync() => await _mongo.DisposeAsync();

    [TestCase("insert")]
    [TestCase("update")]
    [TestCase("delete")]
    [TestCase("findAndModify")]
    [TestCase("find")]
    public async Task Call_ConnectionLostOnce_IsSentAgainAndDoneOnce(string command)
    {
        await _mongo.FailAsync(ClosedConnection, times: 1, command);

        await CallAsync(command);

        (await _mongo.Documents.Find(new BsonDocument()).ToListAsync()).Sum(d => d["n"].AsInt32).ShouldBe(command switch { "insert" => 7, "update" or "findAndModify" => 1, _ => 0 });
    }

    [TestCase("insert")]
    [TestCase("find")]
    public async Task Call_ConnectionLostTwice_Fails(string command)
    {
        await _mongo.FailAsync(ClosedConnection, times: 2, command);

        await Should.ThrowAsync<MongoConnectionException>(() => CallAsync(command));
        await CallAsync(command);
    }

    [Test]
    public async Task UpdateMany_ConnectionLost_IsNotSentAgain()
    {
        await _mongo.FailAsync(ClosedConnection, times: 1, "update");

        await Should.ThrowAsync<MongoConnectionException>(() => _mongo.Documents.UpdateManyAsync(new BsonDocument(), new BsonDocument("$inc", new BsonDocument("n", 1))));
    }

    [Test]
    public async Task Insert_RetriesOff_IsNotSentAgain()
    {
        await using var mongo = MongoFixture.Start(s => s.RetryWrites = false);
        await mongo.FailAsync(ClosedConnection, times: 1, "insert");

        await Should.ThrowAsync<MongoConnectionException>(() => mongo.Documents.InsertOneAsync(new BsonDocument("_id", 7)));
    }

    [Test]
    public async Task Insert_ServerSteppedDown_IsSentAgain()
    {
        await _mongo.FailAsync(new BsonDocument { { "errorCode", 10107 }, { "errorLabels", new BsonArray { "RetryableWriteError" } } }, times: 1, "insert");

        await CallAsync("insert");

        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument("n", 7))).ShouldBe(1);
    }

    [Test]
    public async Task UpdateMany_NotPrimary_SaysSo()
    {
        await _mongo.FailAsync(new BsonDocument("errorCode", 10107), times: 1, "update");

        await Should.ThrowAsync<MongoNotPrimaryException>(() => _mongo.Documents.UpdateManyAsync(new BsonDocument(), new BsonDocument("$inc", new BsonDocument("n", 1))));
    }

    [Test]
    public async Task Insert_WriteConcernFails_SaysThatItIsDoneButNotConfirmed()
    {
        await _mongo.FailAsync(new BsonDocument("writeConcernError", new BsonDocument { { "code", 64 }, { "errmsg", "waiting for replication timed out" } }), times: 1, "insert");

        var error = await Should.ThrowAsync<MongoWriteException>(() => CallAsync("insert"));

        error.WriteError.ShouldBeNull();
        error.WriteConcernError.ShouldNotBeNull().Code.ShouldBe(64);
        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument("n", 7))).ShouldBe(1);
    }

    [Test]
    public async Task Find_TimeLimitExceededOnTheServer_TimesOut()
    {
        // Some milliseconds for each of very many documents, none of which it finds. A function in JavaScript that is interrupted as it begins fails in another way.
        await _mongo.Documents.InsertManyAsync(Enumerable.Range(1, 2_000).Select(n => new BsonDocument { ["_id"] = n, ["n"] = n }));
        var numbers = new BsonDocument("$range", new BsonArray { 0, new BsonDocument("$add", new BsonArray { "$n", 200_000 }) });
        var slow = new BsonDocument("$expr", new BsonDocument("$lt", new BsonArray { new BsonDocument("$sum", numbers), 0 }));

        await Should.ThrowAsync<MongoExecutionTimeoutException>(() => _mongo.Documents.Find(slow, new FindOptions { MaxTime = TimeSpan.FromMilliseconds(150) }).ToListAsync());
    }

    [Test]
    public async Task Find_ServerSilentBeyondTheTimeLimit_ReleasesTheCaller()
    {
        await _mongo.HoldFindsAsync();

        await Should.ThrowAsync<MongoExecutionTimeoutException>(() => _mongo.Documents.Find(new BsonDocument(), new FindOptions { MaxTime = TimeSpan.FromMilliseconds(100) }).ToListAsync());
        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    [Test]
    public async Task Call_CancelledBefore_IsNotSent()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _mongo.Documents.InsertOneAsync(new BsonDocument("n", 7), cancellationToken: source.Token));

        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument("n", 7))).ShouldBe(0);
    }

    [Test]
    public async Task Call_CancelledInFlight_ReleasesTheCallerAndKeepsTheWorker()
    {
        await using var mongo = MongoFixture.Start(s => s.MaxConnectionPoolSize = 1);
        await mongo.InsertNumbersAsync(500);
        await mongo.HoldFindsAsync();
        using var source = new CancellationTokenSource();
        var find = mongo.Documents.Find(new BsonDocument()).ToListAsync(source.Token);
        await mongo.HeldAsync();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => find);
        await mongo.LetGoAsync();
        (await mongo.Documents.CountDocumentsAsync(new BsonDocument())).ShouldBe(500);
    }

    [Test]
    public async Task Call_CancelledInTheQueue_IsNeverSent()
    {
        await using var mongo = MongoFixture.Start(s => s.MaxConnectionPoolSize = 1);
        await mongo.InsertNumbersAsync(1);
        await mongo.HoldFindsAsync();
        using var source = new CancellationTokenSource();
        var blocking = mongo.Documents.Find(new BsonDocument()).ToListAsync();
        await mongo.HeldAsync();

        var insert = mongo.Documents.InsertOneAsync(new BsonDocument("n", 7), cancellationToken: source.Token);
        mongo.Client.Pool.QueueLength.ShouldBe(1);
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => insert);
        mongo.Client.Pool.QueueLength.ShouldBe(0);
        await mongo.LetGoAsync();
        await blocking;
        (await mongo.Documents.CountDocumentsAsync(new BsonDocument("n", 7))).ShouldBe(0);
    }

    [Test]
    public async Task Queue_TooLong_RefusesCalls()
    {
        await using var mongo = MongoFixture.Start(s =>
        {
            s.MaxConnectionPoolSize = 1;
            s.WaitQueueSize = 2;
        });
        await mongo.InsertNumbersAsync(1);
        await mongo.HoldFindsAsync();
        var blocking = mongo.Documents.Find(new BsonDocument()).ToListAsync();
        await mongo.HeldAsync();

        var waiting = Enumerable.Range(0, 2).Select(_ => mongo.Documents.CountDocumentsAsync(new BsonDocument())).ToArray();

        await Should.ThrowAsync<MongoWaitQueueFullException>(() => mongo.Documents.CountDocumentsAsync(new BsonDocument()));
        await mongo.LetGoAsync();
        (await Task.WhenAll(waiting)).ShouldBe([1, 1]);
        (await blocking).Count.ShouldBe(1);
    }

    [Test]
    public async Task Queue_TooSlow_RefusesCalls()
    {
        // The find is to be taken within this time, too.
        var limit = TimeSpan.FromSeconds(3);
        await using var mongo = MongoFixture.Start(s =>
        {
            s.MaxConnectionPoolSize = 1;
            s.WaitQueueTimeout = limit;
        });
        await mongo.InsertNumbersAsync(1);
        await mongo.HoldFindsAsync();
        var blocking = mongo.Documents.Find(new BsonDocument()).ToListAsync();
        await mongo.HeldAsync();

        await Should.ThrowAsync<TimeoutException>(() => mongo.Documents.CountDocumentsAsync(new BsonDocument()));

        await mongo.LetGoAsync();
        (await blocking).Count.ShouldBe(1);
    }

    [Test]
    public async Task Call_NoServer_TimesOut()
    {
        var settings = MongoClientSettings.FromConnectionString("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200");
        using var client = new MongoClient(settings);

        await Should.ThrowAsync<TimeoutException>(() => client.GetDatabase("x").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1)));
    }

    [TestCase("http://host")]
    [TestCase("mongodb://")]
    [TestCase("mongodb://host/?w=0")]
    public void Url_Unusable_IsRefused(string url) => Should.Throw<MongoConfigurationException>(() => new MongoClient(url));

    [Test]
    public void Url_WithPassword_IsShownWithoutIt() => new MongoUrl("mongodb://user:secret@host/db").ToString().ShouldNotContain("secret");

    private Task CallAsync(string command) => command switch
    {
        "insert" => _mongo.Documents.InsertOneAsync(new BsonDocument("n", 7)),
        "update" => _mongo.Documents.UpdateOneAsync(new BsonDocument("_id", 0), new BsonDocument("$inc", new BsonDocument("n", 1))),
        "delete" => _mongo.Documents.DeleteOneAsync(new BsonDocument("_id", 0)),
        "findAndModify" => _mongo.Documents.FindOneAndUpdateAsync(new BsonDocument("_id", 0), new BsonDocument("$inc", new BsonDocument("n", 1))),
        _ => _mongo.Documents.Find(new BsonDocument()).ToListAsync(),
    };
}
