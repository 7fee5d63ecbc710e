using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>The server dies, and one connection to it is neither closed nor answered.</summary>
public sealed class HangingConnectionTests
{
    // Far below the socket's time limit, which would end the hanging call.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);
    private static readonly BsonDocument Hanging = new("note", "this call hangs");
    private static readonly BsonDocument Lost = new("note", "this call is lost");

    private MongoFixture _mongo = null!;
    private Relay _relay = null!;
    private MongoClient _client = null!;

    private IMongoCollection<BsonDocument> Documents => _client.GetDatabase(_mongo.Database.DatabaseNamespace.DatabaseName).GetCollection<BsonDocument>("documents");

    [SetUp]
    public async Task ConnectAsync()
    {
        _mongo = MongoFixture.Start();
        await _mongo.InsertNumbersAsync(1);
        _relay = new Relay(new Uri(MongoFixture.Url).Port, hang: "this call hangs", lose: "this call is lost");
        var settings = MongoClientSettings.FromConnectionString($"mongodb://127.0.0.1:{_relay.Port}/?directConnection=true");
        settings.SocketTimeout = TimeSpan.FromMinutes(10);
        settings.ConnectTimeout = settings.WaitQueueTimeout = TimeSpan.FromSeconds(60);

        // Whoever connects again has the time for it on a busy machine, too; the hanging call is given up after as long.
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(15);
        _client = new MongoClient(settings);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Documents.CountDocumentsAsync(new BsonDocument())));
    }

    [TearDown]
    public async Task DropAsync()
    {
        _relay.Dispose();
        _client.Dispose();
        await _mongo.DisposeAsync();
    }

    [Test]
    public async Task Write_HangsWhileOthersAreRefused_IsGivenUpAsUnknownAndNotSentLater()
    {
        var write = Documents.InsertOneAsync(Hanging);
        await _relay.Silence.WaitAsync(Deadline);
        _relay.Refuse();
        _relay.CloseOthers();

        await Should.ThrowAsync<Exception>(() => Documents.CountDocumentsAsync(new BsonDocument()));

        (await Should.ThrowAsync<MongoConnectionException>(() => write.WaitAsync(Deadline))).HasErrorLabel("RetryableWriteError").ShouldBeTrue();
        _relay.EndSilence();
        _client.Dispose();
        (await _mongo.Documents.CountDocumentsAsync(Hanging)).ShouldBe(0);
    }

    [Test]
    public async Task Write_HangsWhileOthersConnectAgain_IsGivenUpAsUnknownAndNotSentLater()
    {
        var write = Documents.InsertOneAsync(Hanging);
        await _relay.Silence.WaitAsync(Deadline);
        await LoseAnotherAsync();

        await Should.ThrowAsync<MongoConnectionException>(() => write.WaitAsync(Deadline));

        _relay.EndSilence();
        _client.Dispose();
        (await _mongo.Documents.CountDocumentsAsync(Hanging)).ShouldBe(0);
    }

    [Test]
    public async Task Transaction_Hangs_ReleasesItsCallerAndItsWorkerOnlyWhenTheCallReturns()
    {
        using var session = await _client.StartSessionAsync();
        var transaction = session.WithTransactionAsync(async (s, token) =>
        {
            await Documents.InsertOneAsync(s, new BsonDocument("n", 1), cancellationToken: token);
            await Documents.InsertOneAsync(s, Hanging, cancellationToken: token);
            return true;
        });
        await _relay.Silence.WaitAsync(Deadline);
        await LoseAnotherAsync();

        await Should.ThrowAsync<MongoConnectionException>(() => transaction.WaitAsync(Deadline));

        _client.Pool.HeldWorkers.ShouldBe(1, "its native call has not returned");
        _relay.EndSilence();
        await Eventually.HoldsAsync(() => _client.Pool.HeldWorkers == 0, "the worker is free again");
        await Documents.InsertOneAsync(session, new BsonDocument("n", 2));
    }

    [Test]
    public async Task Find_SlowWhileAnotherConnectionBreaks_IsAnswered()
    {
        await _mongo.FailAsync(new BsonDocument("closeConnection", value: true), times: 1, "insert");
        var slow = new BsonDocument("$expr", new BsonDocument("$function", new BsonDocument { { "body", "function() { sleep(1000); return true; }" }, { "args", new BsonArray() }, { "lang", "js" } }));
        var find = _mongo.Documents.Find(slow).ToListAsync();
        await Eventually.HoldsAsync(() => _mongo.Client.Pool.QueueLength == 0, "a worker has taken the find");

        await _mongo.Documents.InsertOneAsync(new BsonDocument());

        (await find).ShouldNotBeEmpty();
    }

    // Its repetition succeeds.
    private Task LoseAnotherAsync() => Documents.InsertOneAsync(Lost);
}
