using System.Runtime.CompilerServices;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Backups;

[Parallelizable(ParallelScope.Self)]
public sealed class RoundTripTests : BackupFixture
{
    [Test]
    public async Task Full_OfEveryBsonType_IsRestoredByteByByte()
    {
        await Collection("types").InsertOneAsync(EveryType());
        var made = await FullAsync();
        var (outcome, restored) = await RestoreAsync();

        made.Kind.ShouldBe(BackupManifest.Full);
        outcome.Documents.ShouldBe(made.Collections.Sum(collection => collection.AtEnd!.Count));
        outcome.Unproven.ShouldBeEmpty();
        await ShouldBeSameAsync(restored, "types", "things");
    }

    [Test]
    public async Task Full_WithIndexesAndOptions_RestoresThem()
    {
        await Database.RunCommandAsync<BsonDocument>(new BsonDocument { ["create"] = "ruled", ["validator"] = new BsonDocument("n", new BsonDocument("$gt", 0)) });
        await Collection("ruled").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("n", -1), new CreateIndexOptions<BsonDocument> { Name = "by_n", Unique = true }));
        await FullAsync();
        var (outcome, restored) = await RestoreAsync();

        outcome.Indexes.ShouldBe(1);
        (await restored.IndexesOfAsync("ruled", None)).ShouldContain(index => index["name"] == "by_n" && index["unique"].ToBoolean() && index["key"]["n"] == -1);
        await Should.ThrowAsync<MongoWriteException>(() => restored.GetCollection<BsonDocument>("ruled").InsertOneAsync(new BsonDocument("n", 0)));
    }

    [Test]
    public async Task Incremental_OfInsertsUpdatesAndDeletions_LeadsToTheSameBytes()
    {
        var things = Collection("things");
        await things.InsertManyAsync(Enumerable.Range(2, 50).Select(i => new BsonDocument { ["_id"] = i, ["list"] = new BsonArray { 1, 2, 3 }, ["deep"] = new BsonDocument("a", i) }));
        await FullAsync();
        await things.UpdateManyAsync(new BsonDocument("_id", new BsonDocument("$lt", 10)), new BsonDocument { ["$set"] = new BsonDocument { ["deep.a"] = 0, ["when"] = BsonMaxKey.Value }, ["$unset"] = new BsonDocument("name", "") });
        await things.UpdateOneAsync(new BsonDocument("_id", 11), new BsonDocument("$push", new BsonDocument("list", 4)));
        await things.UpdateOneAsync(new BsonDocument("_id", 12), new BsonDocument("$pop", new BsonDocument("list", 1)));
        await things.DeleteManyAsync(new BsonDocument("_id", new BsonDocument("$gt", 40)));
        await things.InsertOneAsync(EveryType());
        var made = await IncrementalAsync();
        var (outcome, restored) = await RestoreAsync();

        made.Operations.ShouldBeGreaterThan(10);
        outcome.Operations.ShouldBe(made.Operations);
        outcome.Unproven.ShouldBeEmpty();
        await ShouldBeSameAsync(restored, "things");
    }

    [Test]
    public async Task Incremental_OfTransactionsAndStructure_LeadsToTheSame()
    {
        foreach (var name in (string[])["old", "gone"])
        {
            await Collection(name).InsertOneAsync(new BsonDocument { ["_id"] = 1, ["n"] = 1 });
        }

        await FullAsync();
        using (var session = await Client.StartSessionAsync())
        {
            await session.WithTransactionAsync(async (joined, token) =>
            {
                await Collection("things").InsertManyAsync(joined, Enumerable.Range(100, 20).Select(i => new BsonDocument("_id", i)), cancellationToken: token);
                await Collection("old").DeleteOneAsync(joined, new BsonDocument("_id", 1), cancellationToken: token);
                return true;
            });
        }

        await Collection("old").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("n", 1), new CreateIndexOptions<BsonDocument> { Name = "by_n" }));
        await Collection("things").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("name", 1), new CreateIndexOptions<BsonDocument> { Name = "by_name" }));
        await Collection("things").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("x", 1), new CreateIndexOptions<BsonDocument> { Name = "by_x" }));
        await Collection("things").Indexes.DropOneAsync("by_x");
        await Database.DropCollectionAsync("gone");
        await Client.GetDatabase("admin").RunCommandAsync<BsonDocument>(
            new BsonDocument { ["renameCollection"] = $"{Database.DatabaseNamespace}.old", ["to"] = $"{Database.DatabaseNamespace}.new" });
        await Collection("new").InsertOneAsync(new BsonDocument("_id", 2));
        await Collection("made").InsertOneAsync(new BsonDocument("_id", 3));
        await IncrementalAsync();
        var (outcome, restored) = await RestoreAsync();

        outcome.Unproven.ShouldBeEmpty();
        await ShouldBeSameAsync(restored, "things", "old", "new", "gone", "made");
        (await restored.IndexesOfAsync("new", None)).Select(index => index["name"].AsString).ShouldBe(["_id_", "by_n"], ignoreOrder: true);
        (await restored.IndexesOfAsync("things", None)).Select(index => index["name"].AsString).ShouldBe(["_id_", "by_name"], ignoreOrder: true);
    }

    [Test]
    public async Task Restore_ToAPointInTime_HasTheFirstWriteAndNotTheSecond()
    {
        await FullAsync();
        await Collection("things").InsertOneAsync(new BsonDocument("_id", "before"));
        var between = await ServerTimeAsync();
        while (await ServerTimeAsync() <= between)
        {
            await Task.Yield();
        }

        await Collection("things").InsertOneAsync(new BsonDocument("_id", "after"));
        await IncrementalAsync();
        var (outcome, restored) = await RestoreAsync(at: between);

        outcome.At.ShouldBe(between);
        (await restored.GetCollection<BsonDocument>("things").Find(new BsonDocument()).ToListAsync()).Select(thing => thing["_id"]).ShouldBe([1, "before"], ignoreOrder: true);
    }

    [Test]
    public async Task Restore_ToATimeThatNoBackupReaches_SaysWhichStatesThereAre()
    {
        var made = await FullAsync();

        (await Should.ThrowAsync<BackupException>(() => RestoreAsync(at: made.EndAt.AddDays(-1)))).Message.ShouldContain(made.Id);
        (await Should.ThrowAsync<BackupException>(() => RestoreAsync(at: made.EndAt.AddDays(1)))).Message.ShouldContain(made.Id);
    }

    [TestCase(240)]
    [TestCase(0, Description = "Every batch is read at a moment of its own, so that the operations in between have to be repeated.")]
    public async Task Full_BesideTransfersInTransactions_KeepsTheirSum(int snapshotSeconds)
    {
        const int accounts = 200;
        Options.SnapshotSeconds = snapshotSeconds;
        await Collection("accounts").InsertManyAsync(Enumerable.Range(0, accounts).Select(i => new BsonDocument { ["_id"] = i, ["sum"] = 100, ["note"] = new string('x', 20_000) }));
        using var enough = new CancellationTokenSource();
        var done = new StrongBox<int>();
        var transfers = Task.Run(() => TransferAsync(accounts, done, enough.Token));

        var made = await Desk().MakeAsync(full: true, new Pace(done), None);
        await enough.CancelAsync();
        await transfers;
        done.Value.ShouldBeGreaterThan(0);
        var (outcome, restored) = await RestoreAsync();

        (made.Oplog is not null).ShouldBe(snapshotSeconds == 0);
        var all = await restored.GetCollection<BsonDocument>("accounts").Find(new BsonDocument()).ToListAsync();
        all.Count.ShouldBe(accounts);
        all.Sum(account => account["sum"].ToInt32()).ShouldBe(100 * accounts);
        outcome.Id.ShouldBe(made.Id);
    }

    private async Task TransferAsync(int accounts, StrongBox<int> done, CancellationToken enough)
    {
        var random = new Random(1);
        using var session = await Client.StartSessionAsync(cancellationToken: None);
        while (!enough.IsCancellationRequested)
        {
            await session.WithTransactionAsync(async (joined, token) =>
            {
                await Collection("accounts").UpdateOneAsync(joined, new BsonDocument("_id", random.Next(accounts)), new BsonDocument("$inc", new BsonDocument("sum", -1)), cancellationToken: token);
                await Collection("accounts").UpdateOneAsync(joined, new BsonDocument("_id", random.Next(accounts)), new BsonDocument("$inc", new BsonDocument("sum", 1)), cancellationToken: token);
                return true;
            }, cancellationToken: None);
            Interlocked.Increment(ref done.Value);
        }
    }

    private async Task<DateTimeOffset> ServerTimeAsync() =>
        new((await Database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1)))["localTime"].ToUniversalTime());

    private static BsonDocument EveryType() => new()
    {
        ["_id"] = ObjectId.GenerateNewId(),
        ["double"] = double.NaN,
        ["minus_zero"] = -0.0,
        ["string"] = "ق\u0000ä",
        ["document"] = new BsonDocument { ["b"] = 1, ["a"] = new BsonDocument() },
        ["array"] = new BsonArray { 1, "2", BsonNull.Value, new BsonArray() },
        ["binary"] = new BsonBinaryData([1, 2, 3], (BsonBinarySubType)0x80),
        ["md5"] = new BsonBinaryData(new byte[16], BsonBinarySubType.MD5),
        ["uuid"] = new BsonBinaryData(Guid.NewGuid(), GuidRepresentation.Standard),
        ["undefined"] = BsonUndefined.Value,
        ["object_id"] = ObjectId.GenerateNewId(),
        ["true"] = true,
        ["date"] = new BsonDateTime(-62_135_596_800_001),
        ["far_date"] = new BsonDateTime(long.MaxValue),
        ["null"] = BsonNull.Value,
        ["regex"] = new BsonRegularExpression("^a.*b$", "im"),
        ["javascript"] = new BsonJavaScript("f()"),
        ["scoped"] = new BsonJavaScriptWithScope("f(x)", new BsonDocument("x", 1)),
        ["symbol"] = BsonSymbolTable.Lookup("symbol"),
        ["int32"] = int.MinValue,
        ["timestamp"] = new BsonTimestamp(1, 2),
        ["int64"] = long.MaxValue,
        ["decimal"] = Decimal128.Parse("1.50E+6000"),
        ["min"] = BsonMinKey.Value,
        ["max"] = BsonMaxKey.Value,
        [""] = "an empty name",
        ["a.b"] = 1,
        ["$c"] = 2,
    };

    /// <summary>Lets no batch of accounts follow another without a transfer in between, however busy the machine is.</summary>
    private sealed class Pace(StrongBox<int> done) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            var before = Volatile.Read(ref done.Value);
            if (value.Step == "accounts")
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref done.Value) > before, TimeSpan.FromMinutes(3)).ShouldBeTrue("nothing is transferred");
            }
        }
    }
}
