using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Restoring;

namespace Qeyafa.Infrastructure.Tests.Backups;

[Parallelizable(ParallelScope.Self)]
public sealed class DamageTests : BackupFixture
{
    private static readonly string SomeKey = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());

    private protected override string? Key => SomeKey;

    [Test]
    public async Task Encrypted_FullAndIncremental_AreRestored()
    {
        await FullAsync();
        await Collection("things").InsertOneAsync(new BsonDocument("_id", 2));
        await IncrementalAsync();
        var (_, restored) = await RestoreAsync();

        await ShouldBeSameAsync(restored, "things");
        Directory.GetFiles(Folder.Path, "*.bson.gz", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Test]
    public async Task Restore_OfAFileWithAFlippedByte_NamesItAndTouchesNothing()
    {
        var made = await FullAsync();
        var file = made.Files.First(file => file.Name.Contains("things.bson", StringComparison.Ordinal)).Name;
        var bytes = await File.ReadAllBytesAsync(PathOf(file));
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(PathOf(file), bytes);

        await ShouldBeRefusedAsync(file);
    }

    [Test]
    public async Task Restore_OfACutOrMissingFile_NamesIt()
    {
        var made = await FullAsync();
        var file = made.Files.First(file => file.Name.Contains("things.bson", StringComparison.Ordinal)).Name;
        await File.WriteAllBytesAsync(PathOf(file), (await File.ReadAllBytesAsync(PathOf(file)))[..^1]);
        await ShouldBeRefusedAsync(file);
        File.Delete(PathOf(file));

        await ShouldBeRefusedAsync(file);
    }

    [Test]
    public async Task List_WithAnotherKeyOrAChangedManifest_IsRefused()
    {
        var made = await FullAsync();
        (await Should.ThrowAsync<BackupException>(() => Desk(Convert.ToBase64String(new byte[32])).Catalogue.ListAsync(None))).Message.ShouldContain("Backup:Key");
        var path = PathOf(Catalogue.PathOf(made.Id, "manifest.json"));
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"count\":1", "\"count\":2", StringComparison.Ordinal));

        (await Should.ThrowAsync<BackupException>(() => Desk().Catalogue.ListAsync(None))).Message.ShouldContain(made.Id);
    }

    [Test]
    public async Task Backup_ThatDidNotComeToItsEnd_IsIgnoredAndPruned()
    {
        var made = await FullAsync();
        var half = Catalogue.PathOf("20200101T000000000Z-full", "db/things.bson.gz.enc");
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(half))!);
        await File.WriteAllTextAsync(PathOf(half), "half");
        await File.WriteAllTextAsync(PathOf(half + ".0.partial"), "less");

        (await Desk().Catalogue.ListAsync(None)).Select(backup => backup.Id).ShouldBe([made.Id]);
        var pruned = await Desk().PruneAsync(None);
        pruned.Unfinished.ShouldBe(["20200101T000000000Z-full"]);
        Directory.Exists(Path.GetDirectoryName(PathOf(half))).ShouldBeFalse();
        (await RestoreAsync()).Outcome.Id.ShouldBe(made.Id);
    }

    [Test]
    public async Task Incremental_WhenTheOplogNoLongerReachesBack_AsksForAFullOne()
    {
        var made = await FullAsync();
        await Desk().Catalogue.AddAsync(made with { End = "5.1" }, None);

        (await Should.ThrowAsync<BackupException>(IncrementalAsync)).Message.ShouldContain("backup full");
        (await Desk().Catalogue.LastRunAsync(None))!.Passed.ShouldBeFalse();
    }

    [Test]
    public async Task Restore_IntoADatabaseWithSomething_IsRefusedUnlessToldTo()
    {
        await FullAsync();
        var name = NewName();
        await Client.GetDatabase(name).GetCollection<BsonDocument>("other").InsertOneAsync(new BsonDocument("_id", 1));
        var request = new RestoreRequest { Database = name };

        (await Should.ThrowAsync<BackupException>(() => Desk().RestoreAsync(request, progress: null, None))).Message.ShouldContain("--replace");
        (await BytesAsync(Client.GetDatabase(name), "other")).Length.ShouldBe(1);
        await Desk().RestoreAsync(request with { Replace = true }, progress: null, None);
        (await BytesAsync(Client.GetDatabase(name), "other")).ShouldBeEmpty();
        await ShouldBeSameAsync(Client.GetDatabase(name), "things");
    }

    [Test]
    public async Task Restore_ThatWasBrokenOff_CanBeRepeated()
    {
        await Collection("things").InsertManyAsync(Enumerable.Range(2, 50).Select(i => new BsonDocument("_id", i)));
        await FullAsync();
        var name = NewName();
        using var stop = new CancellationTokenSource();
        var request = new RestoreRequest { Database = name };

        // Told to stop when documents are there already.
        var stopper = new Stopper(stop);
        await Should.ThrowAsync<OperationCanceledException>(() => Desk().RestoreAsync(request, stopper, stop.Token));
        (await BytesAsync(Client.GetDatabase(name), "things")).ShouldNotBeEmpty();
        await Desk().RestoreAsync(request, progress: null, None);

        await ShouldBeSameAsync(Client.GetDatabase(name), "things");
    }

    [Test]
    public async Task Verify_OfAGoodBackup_PassesAndLeavesNoDatabase()
    {
        var made = await FullAsync();
        var outcome = await Desk().VerifyAsync(id: null, progress: null, None);

        outcome.Proven.ShouldBe(made.Collections.Count);
        (await Desk().Catalogue.VerificationAsync(made.Id, None))!.Passed.ShouldBeTrue();
        using var names = await Client.ListDatabaseNamesAsync();
        await names.MoveNextAsync();
        names.Current.ShouldNotContain(name => name.StartsWith(Database.DatabaseNamespace.DatabaseName, StringComparison.Ordinal) && name != Database.DatabaseNamespace.DatabaseName);
    }

    [Test]
    public async Task Verify_OfABackupWhoseManifestTellsOfOtherDocuments_FailsAndSaysSo()
    {
        var made = await FullAsync();
        var lying = made.Collections.Select(known => known.Name == "things" ? known with { AtEnd = new Fingerprint(1, new string('0', 64)) } : known).ToList();
        await Desk().Catalogue.AddAsync(made with { Collections = lying }, None);

        (await Should.ThrowAsync<BackupException>(() => Desk().VerifyAsync(made.Id, progress: null, None))).Message.ShouldContain("things");
        (await Desk().Catalogue.VerificationAsync(made.Id, None))!.Passed.ShouldBeFalse();
    }

    private async Task ShouldBeRefusedAsync(string file)
    {
        var name = NewName();
        (await Should.ThrowAsync<BackupException>(() => Desk().RestoreAsync(new RestoreRequest { Database = name }, progress: null, None))).Message.ShouldContain(file);
        (await BytesAsync(Client.GetDatabase(name), "things")).ShouldBeEmpty();
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Step == "things")
            {
                stop.Cancel();
            }
        }
    }
}
