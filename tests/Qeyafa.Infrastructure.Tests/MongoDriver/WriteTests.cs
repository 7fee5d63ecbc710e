using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class WriteTests
{
    private MongoFixture _mongo = null!;

    [SetUp]
    public void Start() => _mongo = MongoFixture.Start();

    [TearDown]
    public async Task DropAsync() => await _mongo.DisposeAsync();

    [Test]
    public async Task InsertOne_ClassWithoutId_GetsOneAndIsReadBack()
    {
        var people = _mongo.Database.GetCollection<Person>("people");
        var person = new Person { Name = "سالم", Heights = { 178.4, 179 } };

        await people.InsertOneAsync(person);

        person.Id.ShouldNotBe(ObjectId.Empty);
        var read = await people.Find(Builders<Person>.Filter.Eq("_id", person.Id)).SingleAsync();
        read.Name.ShouldBe("سالم");
        read.Heights.ShouldBe([178.4, 179]);
    }

    [Test]
    public async Task InsertOne_DuplicateKey_NamesIndexAndKey()
    {
        await CreateUniqueIndexAsync();
        await _mongo.Documents.InsertOneAsync(new BsonDocument { { "email", "a@b" }, { "n", 1 } });

        var error = await Should.ThrowAsync<MongoWriteException>(() => _mongo.Documents.InsertOneAsync(new BsonDocument { { "email", "a@b" } }));

        error.WriteError.ShouldNotBeNull().Category.ShouldBe(ServerErrorCategory.DuplicateKey);
        error.WriteError.Code.ShouldBe(11000);
        error.WriteError.Details["keyPattern"].ShouldBe(new BsonDocument("email", 1));
        DuplicateKey.TryRead(error, out var duplicate).ShouldBeTrue();
        duplicate.IndexName.ShouldBe("email unique");
        duplicate.KeyValue.ShouldBe(new BsonDocument("email", "a@b"));
    }

    [Test]
    public async Task FindOneAndUpdate_DuplicateKey_NamesIndexAndKey()
    {
        await CreateUniqueIndexAsync();
        await _mongo.Documents.InsertManyAsync([new BsonDocument { { "_id", 1 }, { "email", "a" } }, new BsonDocument { { "_id", 2 }, { "email", "b" } }]);

        var error = await Should.ThrowAsync<MongoDuplicateKeyException>(() =>
            _mongo.Documents.FindOneAndUpdateAsync(new BsonDocument("_id", 2), new BsonDocument("$set", new BsonDocument("email", "a"))));

        DuplicateKey.TryRead(error, out var duplicate).ShouldBeTrue();
        duplicate.ShouldBe(new DuplicateKey("email unique", new BsonDocument("email", 1), new BsonDocument("email", "a")));
    }

    [Test]
    public async Task UpdateOne_UpsertAndMatch_ReportWhatTheyDid()
    {
        var filter = Builders<BsonDocument>.Filter.Eq("_id", 5);
        var update = Builders<BsonDocument>.Update.Combine(
            Builders<BsonDocument>.Update.Inc("n", 1),
            Builders<BsonDocument>.Update.SetOnInsert("made", value: true),
            Builders<BsonDocument>.Update.Set("name", "x"));

        var inserted = await _mongo.Documents.UpdateOneAsync(filter, update, new UpdateOptions { IsUpsert = true });
        var updated = await _mongo.Documents.UpdateOneAsync(filter, update);

        inserted.ShouldBe(new UpdateResult(0, 0, 5));
        updated.ShouldBe(new UpdateResult(1, 1, UpsertedId: null));
        (await _mongo.Documents.Find(filter).SingleAsync()).ShouldBe(new BsonDocument { { "_id", 5 }, { "made", true }, { "n", 2 }, { "name", "x" } });
    }

    [Test]
    public async Task UpdateMany_PipelineAndArrayFilters_ChangeAll()
    {
        await _mongo.InsertNumbersAsync(10);

        var doubled = await _mongo.Documents.UpdateManyAsync(
            new BsonDocument("n", new BsonDocument("$gte", 5)),
            PipelineDefinition<BsonDocument, BsonDocument>.Create(new BsonDocument("$set", new BsonDocument("twice", new BsonDocument("$multiply", new BsonArray { "$n", 2 })))));
        await _mongo.Documents.UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("list", new BsonArray { 1, 2, 3 })));
        await _mongo.Documents.UpdateManyAsync(
            new BsonDocument(),
            new BsonDocument("$set", new BsonDocument("list.$[big]", 9)),
            new UpdateOptions { ArrayFilters = [new BsonDocument("big", new BsonDocument("$gt", 1))] });

        doubled.ModifiedCount.ShouldBe(5);
        var last = await _mongo.Documents.Find(new BsonDocument("_id", 9)).SingleAsync();
        last["twice"].AsInt32.ShouldBe(18);
        last["list"].ShouldBe(new BsonArray { 1, 9, 9 });
    }

    [Test]
    public async Task Replace_And_Update_RefuseEachOthersForm()
    {
        await _mongo.InsertNumbersAsync(1);
        var filter = new BsonDocument("_id", 0);

        await Should.ThrowAsync<ArgumentException>(() => _mongo.Documents.ReplaceOneAsync(filter, new BsonDocument("$set", new BsonDocument("n", 5))));
        await Should.ThrowAsync<ArgumentException>(() => _mongo.Documents.UpdateOneAsync(filter, new BsonDocument("n", 5)));
        await Should.ThrowAsync<ArgumentException>(() => _mongo.Documents.FindOneAndUpdateAsync(filter, new BsonDocument("n", 5)));

        (await _mongo.Documents.ReplaceOneAsync(filter, new BsonDocument("n", 7))).ShouldBe(new ReplaceOneResult(1, 1, UpsertedId: null));
        (await _mongo.Documents.ReplaceOneAsync(new BsonDocument("_id", 77), new BsonDocument("n", 7), new ReplaceOptions { IsUpsert = true })).UpsertedId.ShouldBe((BsonValue)77);
        (await _mongo.Documents.ReplaceOneAsync(new BsonDocument("_id", -1), new BsonDocument("n", 7))).MatchedCount.ShouldBe(0);
    }

    [Test]
    public async Task Delete_OneAndMany_CountWhatIsGone()
    {
        await _mongo.InsertNumbersAsync(10);

        (await _mongo.Documents.DeleteOneAsync(new BsonDocument("n", new BsonDocument("$gt", 4)))).DeletedCount.ShouldBe(1);
        (await _mongo.Documents.DeleteManyAsync(new BsonDocument("n", new BsonDocument("$lt", 5)))).DeletedCount.ShouldBe(5);
        (await _mongo.Documents.DeleteOneAsync(new BsonDocument("n", -1))).DeletedCount.ShouldBe(0);
        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument())).ShouldBe(4);
    }

    [Test]
    public async Task FindOneAndX_ReturnTheDocumentAskedFor()
    {
        await _mongo.InsertNumbersAsync(3);
        var one = new BsonDocument("_id", 1);

        var before = await _mongo.Documents.FindOneAndUpdateAsync(one, new BsonDocument("$inc", new BsonDocument("n", 10)));
        var after = await _mongo.Documents.FindOneAndUpdateAsync(
            new BsonDocument(),
            new BsonDocument("$inc", new BsonDocument("n", 10)),
            new FindOneAndUpdateOptions<BsonDocument, BsonDocument> { ReturnDocument = ReturnDocument.After, Sort = new BsonDocument("n", -1), Projection = new BsonDocument("n", 1) });
        var replaced = await _mongo.Documents.FindOneAndReplaceAsync(one, new BsonDocument("n", 0), new FindOneAndReplaceOptions<BsonDocument> { ReturnDocument = ReturnDocument.After });
        var deleted = await _mongo.Documents.FindOneAndDeleteAsync(one);

        before.ShouldNotBeNull()["n"].AsInt32.ShouldBe(1);
        after.ShouldBe(new BsonDocument { { "_id", 1 }, { "n", 21 } });
        replaced.ShouldBe(new BsonDocument { { "_id", 1 }, { "n", 0 } });
        deleted.ShouldBe(replaced);
        (await _mongo.Documents.FindOneAndDeleteAsync(one)).ShouldBeNull();
        var upserted = await _mongo.Documents.FindOneAndUpdateAsync(one, new BsonDocument("$set", new BsonDocument("n", 5)), new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After });
        upserted.ShouldBe(new BsonDocument { { "_id", 1 }, { "n", 5 } });
    }

    [Test]
    public async Task BulkWrite_MixedRequests_ReportsAll()
    {
        var result = await _mongo.Documents.BulkWriteAsync(
        [
            new InsertOneModel<BsonDocument>(new BsonDocument("_id", 1)),
            new InsertOneModel<BsonDocument>(new BsonDocument("_id", 2)),
            new UpdateOneModel<BsonDocument>(new BsonDocument("_id", 1), new BsonDocument("$set", new BsonDocument("a", 1))),
            new UpdateManyModel<BsonDocument>(new BsonDocument(), new BsonDocument("$set", new BsonDocument("b", 1))),
            new UpdateOneModel<BsonDocument>(new BsonDocument("_id", 9), new BsonDocument("$set", new BsonDocument("a", 1))) { IsUpsert = true },
            new ReplaceOneModel<BsonDocument>(new BsonDocument("_id", 2), new BsonDocument("c", 1)),
            new DeleteOneModel<BsonDocument>(new BsonDocument("_id", 1)),
            new DeleteManyModel<BsonDocument>(new BsonDocument("_id", 100)),
        ]);

        result.InsertedCount.ShouldBe(2);
        result.MatchedCount.ShouldBe(4);
        result.ModifiedCount.ShouldBe(4);
        result.DeletedCount.ShouldBe(1);
        result.Upserts.ShouldBe([new BulkWriteUpsert(4, 9)]);
        result.ProcessedRequests.Count.ShouldBe(8);
    }

    [Test]
    public async Task BulkWrite_OneFailsInOrder_StopsThere()
    {
        var error = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(() =>
            _mongo.Documents.InsertManyAsync([new BsonDocument("_id", 1), new BsonDocument("_id", 1), new BsonDocument("_id", 2)]));

        error.WriteErrors.Single().Index.ShouldBe(1);
        error.WriteErrors.Single().Category.ShouldBe(ServerErrorCategory.DuplicateKey);
        error.Result.InsertedCount.ShouldBe(1);
        error.UnprocessedRequests.Count.ShouldBe(1);
        DuplicateKey.TryRead(error, out var duplicate).ShouldBeTrue();
        duplicate.IndexName.ShouldBe("_id_");
    }

    [Test]
    public async Task BulkWrite_OneFailsUnordered_DoesTheRest()
    {
        var error = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(() => _mongo.Documents.BulkWriteAsync(
            [
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 1)),
                new DeleteOneModel<BsonDocument>(new BsonDocument("_id", 50)),
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 1)),
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 2)),
            ],
            new BulkWriteOptions { IsOrdered = false }));

        error.WriteErrors.Single().Index.ShouldBe(2);
        error.Result.InsertedCount.ShouldBe(2);
        error.UnprocessedRequests.ShouldBeEmpty();
    }

    [Test]
    public async Task InsertMany_MoreThanOneMessageHolds_IsSplit()
    {
        var text = new string('x', 1_000_000);

        await _mongo.Documents.InsertManyAsync(Enumerable.Range(0, 40).Select(i => new BsonDocument { { "_id", i }, { "text", text } }));

        (await _mongo.Documents.CountDocumentsAsync(new BsonDocument())).ShouldBe(40);
        (await _mongo.Documents.Find(new BsonDocument()).Limit(40).ToListAsync()).Count.ShouldBe(40, "a reply that is too large for one batch goes on with a cursor");
    }

    [Test]
    public async Task Indexes_CreateListAndDrop_Work()
    {
        await _mongo.Documents.Indexes.CreateManyAsync(
        [
            new CreateIndexModel<BsonDocument>(new BsonDocument { { "a", 1 }, { "b", -1 } }),
            new CreateIndexModel<BsonDocument>(new BsonDocument("at", 1), new CreateIndexOptions { Name = "ttl", ExpireAfter = TimeSpan.FromMinutes(2) }),
            new CreateIndexModel<BsonDocument>(new BsonDocument("email", 1), new CreateIndexOptions<BsonDocument> { Name = "partial", Unique = true, PartialFilterExpression = new BsonDocument("email", new BsonDocument("$exists", true)) }),
        ]);

        var indexes = (await (await _mongo.Documents.Indexes.ListAsync()).ToListAsync()).ToDictionary(i => i["name"].AsString);
        await _mongo.Documents.Indexes.DropOneAsync("ttl");

        indexes.Keys.ShouldBe(["_id_", "a_1_b_-1", "ttl", "partial"], ignoreOrder: true);
        indexes["ttl"]["expireAfterSeconds"].ToInt64().ShouldBe(120);
        indexes["partial"]["unique"].AsBoolean.ShouldBeTrue();
        (await (await _mongo.Documents.Indexes.ListAsync()).ToListAsync()).Count.ShouldBe(3);
        (await Should.ThrowAsync<MongoCommandException>(() => _mongo.Documents.Indexes.DropOneAsync("none"))).CodeName.ShouldBe("IndexNotFound");
    }

    [Test]
    public async Task Collections_CreateListAndDrop_Work()
    {
        await _mongo.Database.CreateCollectionAsync("one");
        await _mongo.Database.CreateCollectionAsync("two", new CreateCollectionOptions<BsonDocument> { Validator = new BsonDocument("a", new BsonDocument("$exists", true)) });

        (await (await _mongo.Database.ListCollectionNamesAsync()).ToListAsync()).ShouldBe(["one", "two"], ignoreOrder: true);
        var refused = await Should.ThrowAsync<MongoWriteException>(() => _mongo.Database.GetCollection<BsonDocument>("two").InsertOneAsync(new BsonDocument("b", 1)));
        refused.WriteError.ShouldNotBeNull().Code.ShouldBe(121);
        refused.WriteError.Details.ElementCount.ShouldBeGreaterThan(0);
        (await Should.ThrowAsync<MongoCommandException>(() => _mongo.Database.CreateCollectionAsync("one", new CreateCollectionOptions { Capped = true, MaxSize = 4096 }))).CodeName.ShouldBe("NamespaceExists");
        await _mongo.Database.DropCollectionAsync("one");
        await _mongo.Database.DropCollectionAsync("one");
        (await (await _mongo.Database.ListCollectionNamesAsync()).ToListAsync()).ShouldBe(["two"]);
        (await (await _mongo.Client.ListDatabaseNamesAsync()).ToListAsync()).ShouldContain(_mongo.Database.DatabaseNamespace.DatabaseName);
    }

    private Task<string> CreateUniqueIndexAsync() =>
        _mongo.Documents.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("email", 1), new CreateIndexOptions { Unique = true, Name = "email unique" }));

    private sealed class Person
    {
        [BsonId]
        public ObjectId Id { get; set; }

        public string Name { get; set; } = "";

        public List<double> Heights { get; set; } = [];
    }
}
