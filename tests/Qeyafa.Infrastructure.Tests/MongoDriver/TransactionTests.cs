using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class TransactionTests
{
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
    public async Task Transaction_Committed_IsSeenOnlyThen()
    {
        using var session = await _mongo.Client.StartSessionAsync();
        session.StartTransaction(new TransactionOptions(ReadConcern.Snapshot, writeConcern: WriteConcern.WMajority, maxCommitTime: TimeSpan.FromMinutes(1)));
        await _mongo.Documents.InsertOneAsync(session, new BsonDocument("_id", "a"));
        await _mongo.Documents.UpdateOneAsync(session, new BsonDocument("_id", 0), new BsonDocument("$set", new BsonDocument("n", 5)));

        (await CountAsync("a")).ShouldBe(0);
        (await _mongo.Documents.CountDocumentsAsync(session, new BsonDocument("_id", "a"))).ShouldBe(1);
        _mongo.Client.Pool.HeldWorkers.ShouldBe(1);
        await session.CommitTransactionAsync();

        (await CountAsync("a")).ShouldBe(1);
        session.IsInTransaction.ShouldBeFalse();
        _mongo.Client.Pool.HeldWorkers.ShouldBe(0);
    }

    [Test]
    public async Task Transaction_AbortedOrDisposed_LeavesNothing()
    {
        using (var session = await _mongo.Client.StartSessionAsync())
        {
            session.StartTransaction();
            await _mongo.Documents.InsertOneAsync(session, new BsonDocument("_id", "a"));
            await session.AbortTransactionAsync();
            session.StartTransaction();
            await _mongo.Documents.InsertOneAsync(session, new BsonDocument("_id", "b"));
        }

        await Eventually.HoldsAsync(() => _mongo.Client.Pool.HeldWorkers == 0, "the session gives its worker back");
        (await CountAsync("a")).ShouldBe(0);
        (await CountAsync("b")).ShouldBe(0);
    }

    [Test]
    public async Task WithTransaction_TransientErrors_AreTriedAgain()
    {
        await _mongo.FailAsync(new BsonDocument { { "errorCode", 251 }, { "errorLabels", new BsonArray { "TransientTransactionError" } } }, times: 2, "insert");
        using var session = await _mongo.Client.StartSessionAsync();
        var runs = 0;

        var result = await session.WithTransactionAsync(async (s, token) =>
        {
            runs++;
            await _mongo.Documents.InsertOneAsync(s, new BsonDocument("_id", "a"), cancellationToken: token);
            return "done";
        });

        result.ShouldBe("done");
        runs.ShouldBe(3);
        (await CountAsync("a")).ShouldBe(1);
    }

    [Test]
    public async Task WithTransaction_NetworkErrorInside_IsTriedAgain()
    {
        await _mongo.FailAsync(new BsonDocument("closeConnection", value: true), times: 1, "update");
        using var session = await _mongo.Client.StartSessionAsync();
        var runs = 0;

        await session.WithTransactionAsync(async (s, token) =>
        {
            runs++;
            await _mongo.Documents.InsertOneAsync(s, new BsonDocument("_id", "a"), cancellationToken: token);
            return await _mongo.Documents.UpdateOneAsync(s, new BsonDocument("_id", 0), new BsonDocument("$inc", new BsonDocument("n", 1)), cancellationToken: token);
        });

        runs.ShouldBe(2);
        (await _mongo.Documents.Find(new BsonDocument("_id", 0)).SingleAsync())["n"].AsInt32.ShouldBe(1);
    }

    [Test]
    public async Task WithTransaction_CommitUnknown_IsCommittedAgain()
    {
        await _mongo.FailAsync(new BsonDocument { { "errorCode", 64 }, { "errorLabels", new BsonArray { "UnknownTransactionCommitResult" } } }, times: 2, "commitTransaction");
        using var session = await _mongo.Client.StartSessionAsync();
        var runs = 0;

        await session.WithTransactionAsync(async (s, token) =>
        {
            runs++;
            await _mongo.Documents.InsertOneAsync(s, new BsonDocument("_id", "a"), cancellationToken: token);
            return 0;
        });

        runs.ShouldBe(1);
        (await CountAsync("a")).ShouldBe(1);
    }

    [Test]
    public async Task WithTransaction_CallbackThrows_AbortsAndPassesItOn()
    {
        using var session = await _mongo.Client.StartSessionAsync();

        await Should.ThrowAsync<FormatException>(() => session.WithTransactionAsync<int>(async (s, token) =>
        {
            await _mongo.Documents.InsertOneAsync(s, new BsonDocument("_id", "a"), cancellationToken: token);
            throw new FormatException();
        }));

        (await CountAsync("a")).ShouldBe(0);
        _mongo.Client.Pool.HeldWorkers.ShouldBe(0);
    }

    [Test]
    public async Task Transactions_ThatMeet_OneGetsATransientError()
    {
        using var first = await _mongo.Client.StartSessionAsync();
        using var second = await _mongo.Client.StartSessionAsync();
        first.StartTransaction();
        second.StartTransaction();
        await _mongo.Documents.UpdateOneAsync(first, new BsonDocument("_id", 0), new BsonDocument("$inc", new BsonDocument("n", 1)));

        var error = await Should.ThrowAsync<MongoCommandException>(() =>
            _mongo.Documents.UpdateOneAsync(second, new BsonDocument("_id", 0), new BsonDocument("$inc", new BsonDocument("n", 1))));

        error.CodeName.ShouldBe("WriteConflict");
        error.HasErrorLabel("TransientTransactionError").ShouldBeTrue();
    }

    [Test]
    public async Task Session_StatesOutOfOrder_AreRefused()
    {
        using var session = await _mongo.Client.StartSessionAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => session.CommitTransactionAsync());
        await Should.ThrowAsync<InvalidOperationException>(() => session.AbortTransactionAsync());
        session.StartTransaction();
        Should.Throw<InvalidOperationException>(() => session.StartTransaction());
        await session.CommitTransactionAsync();
    }

    private Task<long> CountAsync(string id) => _mongo.Documents.CountDocumentsAsync(new BsonDocument("_id", id));
}
