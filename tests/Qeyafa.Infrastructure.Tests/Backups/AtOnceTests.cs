using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Restoring;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>
/// Two who do the same with backups at the same time. Each test makes the collection of locks beforehand: the portable server crashes under Wine when two clients
/// create one collection at once (docs/embedded-mongodb.md).
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AtOnceTests : BackupFixture
{
    [SetUp]
    public Task MakeLocksAsync() => Database.CreateCollectionAsync(DatabaseLock.Spec.Name);

    [Test]
    public async Task Full_TwiceAtOnce_MakesTwoWholeBackups()
    {
        var made = await Task.WhenAll(FullAsync(), FullAsync());

        (await Desk().Catalogue.ListAsync(None)).Select(backup => backup.Id).ShouldBe(made.Select(backup => backup.Id), ignoreOrder: true);
        foreach (var backup in made)
        {
            var (outcome, restored) = await RestoreAsync(id: backup.Id);
            outcome.Unproven.ShouldBeEmpty();
            await ShouldBeSameAsync(restored, "things");
        }
    }

    [Test]
    public async Task Incremental_TwiceAtOnce_IsAChain_TheLaterOneGoingOnFromTheEarlier()
    {
        var full = await FullAsync();
        await Collection("things").InsertOneAsync(new BsonDocument("_id", 2));

        await Task.WhenAll(IncrementalAsync(), IncrementalAsync());

        var all = await Desk().Catalogue.ListAsync(None);
        all.Select(backup => backup.Parent).ShouldBe([null, full.Id, all[1].Id]);
        var (outcome, restored) = await RestoreAsync();
        outcome.Id.ShouldBe(all[2].Id);
        await ShouldBeSameAsync(restored, "things");
    }

    [Test]
    public async Task Restore_TwiceAtOnceIntoOneDatabase_IsDoneOnce_AndTheOtherLeavesItAlone()
    {
        await Collection("things").InsertManyAsync(Enumerable.Range(2, 500).Select(i => new BsonDocument("_id", i)));
        await FullAsync();
        var request = new RestoreRequest { Database = NewName() };
        await Client.GetDatabase($"{request.Database}_restoring").CreateCollectionAsync(DatabaseLock.Spec.Name);

        var attempts = await Task.WhenAll(TryRestoreAsync(request), TryRestoreAsync(request));

        attempts.OfType<BackupException>().ShouldHaveSingleItem().Message.ShouldContain("is not empty");
        await ShouldBeSameAsync(Client.GetDatabase(request.Database), "things");
        using var names = await Client.ListDatabaseNamesAsync();
        (await names.ToListAsync()).ShouldNotContain($"{request.Database}_restoring");
    }

    [Test]
    public async Task List_WhileABackupIsBeingRemoved_LeavesItOut()
    {
        var made = await FullAsync();
        var store = new InterruptedStore(NewStore(), name => name.EndsWith("manifest.seal", StringComparison.Ordinal), () => Desk().Catalogue.RemoveAsync(made.Id, None));

        (await new Catalogue(new BackupFiles(store, key: null)).ListAsync(None)).ShouldBeEmpty();
    }

    private async Task<BackupException?> TryRestoreAsync(RestoreRequest request)
    {
        try
        {
            await Desk().RestoreAsync(request, progress: null, None);
            return null;
        }
        catch (BackupException refused)
        {
            return refused;
        }
    }
}
