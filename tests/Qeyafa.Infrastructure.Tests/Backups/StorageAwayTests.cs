using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Backups.Restoring;
using Qeyafa.Infrastructure.Backups.Stores;
using Qeyafa.Testing.Storage;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>A bucket that goes away in the middle, and comes back.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StorageAwayTests : BackupFixture
{
    private const string Sentence = "The storage of backups cannot be used: ";
    private const int PartBytes = 5 * 1024 * 1024;

    private S3Host _bucket = null!;
    private Func<string, bool> _goesAwayAt = _ => false;

    [SetUp]
    public async Task StartBucketAsync() => _bucket = await S3Host.StartAsync();

    [TearDown]
    public void EndBucket() => _bucket.Dispose();

    private protected override IBackupStore NewStore() => new InterruptedStore(new S3Store(_bucket.Options, PartBytes), name => _goesAwayAt(name), _bucket.KillAsync);

    [Test]
    public async Task Backup_Fails_AndIsNone_AndTheNextOneIsWhole()
    {
        _goesAwayAt = name => name.EndsWith("/things.bson.gz", StringComparison.Ordinal);

        (await Should.ThrowAsync<DependencyUnavailableException>(FullAsync)).Message.ShouldStartWith(Sentence);

        await ReturnAsync();
        (await Desk().Catalogue.ListAsync(None)).ShouldBeEmpty();
        var made = await FullAsync();
        (await Desk().Catalogue.ListAsync(None)).ShouldHaveSingleItem().Id.ShouldBe(made.Id);
        var (_, restored) = await RestoreAsync();
        await ShouldBeSameAsync(restored, "things");
        (await Desk().PruneAsync(None)).Unfinished.Count.ShouldBe(1);
    }

    [Test]
    public async Task Restore_Fails_AndIsBegunAnewByTheSameCommand()
    {
        await Collection("things").InsertManyAsync(Enumerable.Range(2, 50).Select(i => new BsonDocument("_id", i)));
        await FullAsync();
        var request = new RestoreRequest { Database = NewName() };
        var opened = 0;
        // The first time each file is only checked.
        _goesAwayAt = name => name.EndsWith("/things.bson.gz", StringComparison.Ordinal) && ++opened == 2;

        (await Should.ThrowAsync<DependencyUnavailableException>(() => Desk().RestoreAsync(request, progress: null, None))).Message.ShouldStartWith(Sentence);

        await ReturnAsync();
        await Desk().RestoreAsync(request, progress: null, None);
        await ShouldBeSameAsync(Client.GetDatabase(request.Database), "things");
    }

    [Test]
    public async Task Upload_InParts_Fails_AndIsNoObject()
    {
        var upload = () => NewStore().PutAsync(
            "backups/x/a",
            async target =>
            {
                await target.WriteAsync(new byte[PartBytes + 1]);
                await _bucket.KillAsync();
                await target.WriteAsync(new byte[PartBytes]);
            },
            None);

        (await Should.ThrowAsync<DependencyUnavailableException>(upload)).Message.ShouldStartWith(Sentence);

        await ReturnAsync();
        (await NewStore().OpenAsync("backups/x/a", None)).ShouldBeNull();
    }

    private Task ReturnAsync()
    {
        _goesAwayAt = _ => false;
        return _bucket.RestartAsync();
    }
}
