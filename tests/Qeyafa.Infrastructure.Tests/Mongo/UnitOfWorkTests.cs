using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Tests.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class UnitOfWorkTests
{
    private MongoFixture _mongo = null!;

    private UnitOfWork Work => new(_mongo.Client);

    [SetUp]
    public async Task InsertAsync()
    {
        await MongoFixture.FindServerAsync();
        _mongo = MongoFixture.Start();
        await _mongo.InsertNumbersAsync(1);
    }

    [TearDown]
    public async Task DropAsync() => await _mongo.DisposeAsync();

    [Test]
    public async Task Work_ThatSucceeds_IsStoredWhole_AndSeenOnlyAtItsEnd()
    {
        var result = await Work.RunAsync<string>(
            async cancellation =>
            {
                await PutAsync("a", cancellation);
                await PutAsync("b", cancellation);
                (await CountOutsideAsync()).ShouldBe(0);
                (await _mongo.Documents.FindFirstJoinedAsync(new BsonDocument("_id", "a"), cancellation)).ShouldNotBeNull();
                return "done";
            },
            CancellationToken.None);

        result.Value.ShouldBe("done");
        (await CountAsync()).ShouldBe(2);
        AmbientTransaction.Current.ShouldBeNull();
        await FreeAsync();
    }

    [Test]
    public async Task Work_ThatFails_StoresNothing()
    {
        var result = await Work.RunAsync<string>(
            async cancellation =>
            {
                await PutAsync("a", cancellation);
                await _mongo.Documents.UpdateOneJoinedAsync(new BsonDocument("_id", 0), new BsonDocument("$set", new BsonDocument("n", 9)), options: null, cancellation);
                return Error.Forbidden;
            },
            CancellationToken.None);

        result.Error.ShouldBe(Error.Forbidden);
        (await CountAsync()).ShouldBe(0);
        (await _mongo.Documents.Find(new BsonDocument("_id", 0)).SingleAsync())["n"].AsInt32.ShouldBe(0);
        await FreeAsync();
    }

    [Test]
    public async Task Work_ThatThrows_StoresNothing_AndThrows()
    {
        await Should.ThrowAsync<FormatException>(() => Work.RunAsync<string>(
            async cancellation =>
            {
                await PutAsync("a", cancellation);
                throw new FormatException();
            },
            CancellationToken.None));

        (await CountAsync()).ShouldBe(0);
        AmbientTransaction.Current.ShouldBeNull();
        await FreeAsync();
    }

    [Test]
    public async Task Work_GivenUp_StoresNothing()
    {
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Work.RunAsync<string>(
            async cancellation =>
            {
                await PutAsync("a", cancellation);
                await source.CancelAsync();
                await PutAsync("b", cancellation);
                return "done";
            },
            source.Token));

        (await CountAsync()).ShouldBe(0);
        await FreeAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task WorkWithinWork_JoinsTheOuterOne(bool outerSucceeds)
    {
        await Work.RunAsync<string>(
            async cancellation =>
            {
                await PutAsync("a", cancellation);
                (await Work.RunAsync<string>(
                    async inner =>
                    {
                        await PutAsync("b", inner);
                        return "inner";
                    },
                    cancellation)).Value.ShouldBe("inner");
                return outerSucceeds ? "outer" : Error.Forbidden;
            },
            CancellationToken.None);

        (await CountAsync()).ShouldBe(outerSucceeds ? 2 : 0);
    }

    [Test]
    public async Task Work_ThatMeetsATransientError_RunsAgain()
    {
        await _mongo.FailAsync(new BsonDocument { { "errorCode", 251 }, { "errorLabels", new BsonArray { "TransientTransactionError" } } }, times: 2, "insert");
        var runs = 0;

        var result = await Work.RunAsync<string>(
            async cancellation =>
            {
                runs++;
                await PutAsync("a", cancellation);
                return "done";
            },
            CancellationToken.None);

        (result.Value, runs, await CountAsync()).ShouldBe(("done", 3, 1));
    }

    [Test]
    public async Task Works_ThatChangeTheSameDocument_AllTakeEffect()
    {
        var increment = new BsonDocument("$inc", new BsonDocument("n", 1));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Work.RunAsync<Done>(
            async cancellation =>
            {
                var before = await _mongo.Documents.FindFirstJoinedAsync(new BsonDocument("_id", 0), cancellation);
                await _mongo.Documents.UpdateOneJoinedAsync(
                    new BsonDocument("_id", 0), new BsonDocument("$set", new BsonDocument("n", before!["n"].AsInt32 + 1)), options: null, cancellation);
                await _mongo.Documents.UpdateOneJoinedAsync(new BsonDocument("_id", "times"), increment, new UpdateOptions { IsUpsert = true }, cancellation);
                return default(Done);
            },
            CancellationToken.None)));

        (await _mongo.Documents.Find(new BsonDocument("_id", 0)).SingleAsync())["n"].AsInt32.ShouldBe(6);
    }

    [Test]
    public async Task DatabaseKilledInTheMiddle_LeavesNothing()
    {
        await using var server = await TestMongo.StartDedicatedAsync();
        using var client = new MongoClient(server.Url);
        var documents = client.GetDatabase("work").GetCollection<BsonDocument>("documents");
        using var patient = new MongoClient(TestMongo.WithPatience(server.Url));
        await patient.GetDatabase("work").GetCollection<BsonDocument>("documents").InsertOneAsync(new BsonDocument("_id", "before"));

        await Should.ThrowAsync<Exception>(() => new UnitOfWork(client).RunAsync<string>(
            async cancellation =>
            {
                await documents.InsertOneJoinedAsync(new BsonDocument("_id", "a"), cancellation);
                await server.KillAsync();
                await documents.InsertOneJoinedAsync(new BsonDocument("_id", "b"), cancellation);
                return "done";
            },
            new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token));
        await server.RestartAsync();

        using var again = new MongoClient(TestMongo.WithPatience(server.Url));
        var left = await again.GetDatabase("work").GetCollection<BsonDocument>("documents").Find(new BsonDocument()).ToListAsync();
        left.Select(document => document["_id"].AsString).ShouldBe(["before"]);
    }

    private Task PutAsync(string id, CancellationToken cancellationToken) => _mongo.Documents.InsertOneJoinedAsync(new BsonDocument("_id", id), cancellationToken);

    private Task<long> CountAsync() => _mongo.Documents.CountDocumentsAsync(new BsonDocument("_id", new BsonDocument("$in", new BsonArray { "a", "b" })));

    /// <summary>What somebody else sees meanwhile.</summary>
    private Task<long> CountOutsideAsync() => CountAsync();

    private Task FreeAsync() => Eventually.HoldsAsync(() => _mongo.Client.Pool.HeldWorkers == 0, "the connection is given back");
}
