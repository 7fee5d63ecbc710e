using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Stores;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Tests.Backups;

[Parallelizable(ParallelScope.Self)]
public sealed class S3BackupTests : BackupFixture
{
    private const int PartBytes = 5 * 1024 * 1024;

    private S3Options _bucket = null!;

    [SetUp]
    public async Task MakeBucketAsync() => _bucket = await SharedS3.MakeBucketAsync();

    private protected override IBackupStore NewStore() => new S3Store(_bucket, PartBytes);

    [Test]
    public async Task FullAndIncremental_InABucket_AreRestoredAndPruned()
    {
        await FullAsync();
        await Collection("things").DeleteOneAsync(new BsonDocument("_id", 1));
        await Collection("things").InsertOneAsync(new BsonDocument("_id", 2));
        var made = await IncrementalAsync();
        var (outcome, restored) = await RestoreAsync();

        outcome.Id.ShouldBe(made.Id);
        await ShouldBeSameAsync(restored, "things");
        (await Desk().PruneAsync(None)).Removed.ShouldBeEmpty();
    }

    [TestCase(PartBytes - 1)]
    [TestCase((2 * PartBytes) + 1)]
    public async Task Put_OfSeveralParts_IsOneObject(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        var store = NewStore();
        await store.PutAsync("backups/x/a", target => target.WriteAsync(content).AsTask(), None);

        await using var found = (await store.OpenAsync("backups/x/a", None))!;
        using var read = new MemoryStream();
        await found.CopyToAsync(read);
        read.ToArray().AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Test]
    public async Task Put_ThatFailsInTheMiddle_LeavesNoObject()
    {
        var store = NewStore();
        await Should.ThrowAsync<InvalidOperationException>(() => store.PutAsync(
            "backups/x/a",
            async target =>
            {
                await target.WriteAsync(new byte[PartBytes + 1]);
                throw new InvalidOperationException("The source broke off.");
            },
            None));

        (await store.OpenAsync("backups/x/a", None)).ShouldBeNull();
        (await store.ListAsync("", None).ToListAsync()).ShouldBeEmpty();
    }
}
