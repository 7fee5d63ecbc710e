using System.IO.Compression;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>The folder of a full backup is one that <c>mongorestore --gzip</c> reads.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class LayoutTests : BackupFixture
{
    private protected override string? Key => Convert.ToBase64String(new byte[32]);

    [Test]
    public async Task Full_Decrypted_HasTheLayoutOfMongodump()
    {
        await Collection("odd / name").InsertOneAsync(new BsonDocument("_id", 1));
        await Collection("things").Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(new BsonDocument("name", 1), new CreateIndexOptions<BsonDocument> { Name = "by_name", ExpireAfter = TimeSpan.FromDays(1) }));
        var made = await FullAsync();
        var plain = PathOf("plain");
        await PlainCopy.WriteAsync(Desk().Catalogue, made.Id, plain, None);
        var folder = Path.Combine(plain, Database.DatabaseNamespace.DatabaseName);

        File.Exists(Path.Combine(folder, "odd%20%2F%20name.bson.gz")).ShouldBeTrue();
        var documents = Unzip(Path.Combine(folder, "things.bson.gz"));
        BitConverter.ToInt32(documents, 0).ShouldBe(documents.Length, "one document fills the file");
        BsonSerializer.Deserialize<BsonDocument>(documents)["name"].ShouldBe("first");
        var metadata = BsonDocument.Parse(System.Text.Encoding.UTF8.GetString(Unzip(Path.Combine(folder, "things.metadata.json.gz"))));
        metadata["collectionName"].ShouldBe("things");
        metadata["type"].ShouldBe("collection");
        metadata["options"].ShouldBe(new BsonDocument());
        metadata["uuid"].AsString.Length.ShouldBe(32);
        var index = metadata["indexes"].AsBsonArray.Single(index => index["name"] == "by_name");
        index["v"].ShouldBe(2);
        index["key"].ShouldBe(new BsonDocument("name", 1));
        index["expireAfterSeconds"].ToInt32().ShouldBe(86_400);
    }

    [Test]
    public async Task Incremental_Decrypted_HasAnOplogInItsPlace()
    {
        await FullAsync();
        await Collection("things").InsertOneAsync(new BsonDocument("_id", 77));
        var made = await IncrementalAsync();
        var plain = PathOf("plain");
        await PlainCopy.WriteAsync(Desk().Catalogue, made.Id, plain, None);

        var entries = new List<BsonDocument>();
        using var stream = new MemoryStream(Unzip(Path.Combine(plain, "oplog.bson")));
        while (stream.Position < stream.Length)
        {
            entries.Add(BsonSerializer.Deserialize<BsonDocument>(stream));
        }

        entries.ShouldContain(entry => entry["op"] == "i" && entry["ns"] == $"{Database.DatabaseNamespace}.things" && entry["o"]["_id"] == 77);
        entries.ShouldAllBe(entry => entry["ns"].AsString.StartsWith(Database.DatabaseNamespace.DatabaseName, StringComparison.Ordinal) || entry["ns"] == "admin.$cmd");
    }

    private static byte[] Unzip(string path)
    {
        using var zipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zipped.CopyTo(content);
        return content.ToArray();
    }
}
