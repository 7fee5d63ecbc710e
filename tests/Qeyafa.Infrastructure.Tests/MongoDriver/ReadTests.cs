using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class ReadTests
{
    private MongoFixture _mongo = null!;

    [SetUp]
    public async Task InsertAsync()
    {
        _mongo = MongoFixture.Start();
        await _mongo.InsertNumbersAsync(300);
    }

    [TearDown]
    public async Task DropAsync() => await _mongo.DisposeAsync();

    [Test]
    public async Task Find_FilterSortSkipLimitAndProjection_ReturnsWhatIsAskedFor()
    {
        var found = await _mongo.Documents.Find(Builders<BsonDocument>.Filter.Gte("n", 100))
            .Sort(Builders<BsonDocument>.Sort.Descending("n"))
            .Skip(10)
            .Limit(20)
            .Project<BsonDocument>(new BsonDocument { { "n", 1 }, { "_id", 0 } })
            .ToListAsync();

        found.Select(d => d["n"].AsInt32).ShouldBe(Enumerable.Range(270, 20).Reverse());
        found.ShouldAllBe(d => d.ElementCount == 1);
    }

    [Test]
    public async Task Find_NoMatch_ReturnsNothing()
    {
        var find = _mongo.Documents.Find(new BsonDocument("n", -1));

        (await find.ToListAsync()).ShouldBeEmpty();
        (await find.FirstOrDefaultAsync()).ShouldBeNull();
        (await find.SingleOrDefaultAsync()).ShouldBeNull();
        (await find.AnyAsync()).ShouldBeFalse();
        await Should.ThrowAsync<InvalidOperationException>(() => find.FirstAsync());
    }

    [Test]
    public async Task Find_SeveralMatches_SingleRefuses()
    {
        var find = _mongo.Documents.Find(FilterDefinition<BsonDocument>.Empty);

        await Should.ThrowAsync<InvalidOperationException>(() => find.SingleAsync());
        (await find.AnyAsync()).ShouldBeTrue();
        (await find.ToListAsync()).Count.ShouldBe(300, "a limit for one call does not stay");
    }

    [Test]
    public async Task Find_RawDocuments_AreSlicesOfOneReply()
    {
        var raw = _mongo.Database.GetCollection<RawBsonDocument>("documents");

        var found = await raw.Find(new BsonDocument("n", new BsonDocument("$lt", 5))).Sort(new BsonDocument("n", 1)).ToListAsync();

        found.Select(d => d["n"].AsInt32).ShouldBe([0, 1, 2, 3, 4]);
        found.Select(d => d.Slice.AccessBackingBytes(0).Array).Distinct().Count().ShouldBe(1);
    }

    [Test]
    public async Task Find_UnknownOperator_FailsWithTheServersCode()
    {
        var error = await Should.ThrowAsync<MongoCommandException>(() => _mongo.Documents.Find(new BsonDocument("n", new BsonDocument("$nonsense", 1))).ToListAsync());

        error.Code.ShouldBe(2);
        error.CodeName.ShouldBe("BadValue");
        error.ErrorMessage.ShouldNotBeNull().ShouldContain("$nonsense");
    }

    [Test]
    public async Task Count_FilterSkipAndLimit_Counts()
    {
        var filter = Builders<BsonDocument>.Filter.Lt("n", 100);

        (await _mongo.Documents.CountDocumentsAsync(filter)).ShouldBe(100);
        (await _mongo.Documents.CountDocumentsAsync(filter, new CountOptions { Skip = 30, Limit = 50 })).ShouldBe(50);
        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument("n", -1))).ShouldBe(0);
        (await _mongo.Documents.EstimatedDocumentCountAsync()).ShouldBe(300);
    }

    [Test]
    public async Task Distinct_Values_AreReturnedOnce()
    {
        await _mongo.Documents.UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("kind", "a")));

        var kinds = await (await _mongo.Documents.DistinctAsync<string>("kind", FilterDefinition<BsonDocument>.Empty)).ToListAsync();

        kinds.ShouldBe(["a"]);
    }

    [Test]
    public async Task Aggregate_Group_ReturnsTheSums()
    {
        PipelineDefinition<BsonDocument, BsonDocument> pipeline = new BsonDocument[]
        {
            new("$group", new BsonDocument { { "_id", new BsonDocument("$mod", new BsonArray { "$n", 2 }) }, { "count", new BsonDocument("$sum", 1) } }),
            new("$sort", new BsonDocument("_id", 1)),
        };

        var groups = await (await _mongo.Documents.AggregateAsync(pipeline)).ToListAsync();

        groups.Select(g => g["count"].AsInt32).ShouldBe([150, 150]);
    }

    [Test]
    public async Task Aggregate_Out_WritesTheCollection()
    {
        await (await _mongo.Documents.AggregateAsync<BsonDocument>(new BsonDocument[] { new("$match", new BsonDocument("n", new BsonDocument("$lt", 3))), new("$out", "copy") })).ToListAsync();

        (await _mongo.Database.GetCollection<BsonDocument>("copy").CountDocumentsAsync(new BsonDocument())).ShouldBe(3);
    }

    [Test]
    public async Task Cursor_ManyBatches_StreamsThemOneByOneAndHoldsNoWorker()
    {
        await using var mongo = MongoFixture.Start(s => s.MaxConnectionPoolSize = 1);
        var documents = mongo.Client.GetDatabase(_mongo.Database.DatabaseNamespace.DatabaseName).GetCollection<BsonDocument>("documents");
        using var cursor = await documents.FindAsync(new BsonDocument(), new FindOptions<BsonDocument, BsonDocument> { BatchSize = 50, Sort = new BsonDocument("n", 1) });
        var batches = new List<int>();
        var seen = new List<int>();

        while (await cursor.MoveNextAsync())
        {
            batches.Add(cursor.Current.Count());
            seen.AddRange(cursor.Current.Select(d => d["n"].AsInt32));
            (await documents.CountDocumentsAsync(new BsonDocument("n", 1))).ShouldBe(1, "the only worker serves others between batches");
        }

        batches.ShouldBe([50, 50, 50, 50, 50, 50]);
        seen.ShouldBe(Enumerable.Range(0, 300));
    }

    [Test]
    public async Task Cursor_DisposedEarly_IsClosedOnTheServer()
    {
        var before = await OpenCursorsAsync();
        using (var cursor = await _mongo.Documents.FindAsync(new BsonDocument(), new FindOptions<BsonDocument, BsonDocument> { BatchSize = 10 }))
        {
            await cursor.MoveNextAsync();
            (await OpenCursorsAsync()).ShouldBe(before + 1);
        }

        await Eventually.HoldsAsync(async () => await OpenCursorsAsync() == before, "the cursor is closed");
    }

    [Test]
    public async Task Cursor_ToAsyncEnumerable_ReadsAll()
    {
        var cursor = await _mongo.Documents.FindAsync(new BsonDocument(), new FindOptions<BsonDocument, BsonDocument> { BatchSize = 100 });
        var count = 0;

        await foreach (var document in cursor.ToAsyncEnumerable())
            count += document.Contains("n") ? 1 : 0;

        count.ShouldBe(300);
    }

    [Test]
    public async Task Explain_FilterOnAnIndex_ShowsTheIndexScan()
    {
        await _mongo.Documents.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(Builders<BsonDocument>.IndexKeys.Ascending("n"), new CreateIndexOptions { Name = "by_n" }));

        var plan = await _mongo.Database.RunCommandAsync<BsonDocument>(new BsonDocument
        {
            { "explain", new BsonDocument { { "find", "documents" }, { "filter", new BsonDocument("n", 7) } } },
            { "verbosity", "queryPlanner" },
        });

        plan.ToJson().ShouldContain("IXSCAN");
        plan.ToJson().ShouldContain("by_n");
    }

    // Counts this database's idle cursors only, as other tests run at the same time.
    private async Task<int> OpenCursorsAsync()
    {
        var cursors = await (await _mongo.Client.GetDatabase("admin").AggregateAsync<BsonDocument>(new BsonDocument[]
        {
            new("$currentOp", new BsonDocument { { "idleCursors", true }, { "allUsers", true } }),
            new("$match", new BsonDocument { { "type", "idleCursor" }, { "ns", $"{_mongo.Database.DatabaseNamespace}.documents" } }),
        })).ToListAsync();
        return cursors.Count;
    }
}
