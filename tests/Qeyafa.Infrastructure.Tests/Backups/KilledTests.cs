using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>A process that dies while it makes a backup.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class KilledTests : BackupFixture
{
    // The killed process took the lock of backups by the real clock; by this one its lease is over.
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow + (10 * DatabaseLock.Lease));

    private protected override TimeProvider Time => _clock;

    [TestCase("/things.bson.gz")]
    [TestCase("/manifest.seal")]
    [TestCase("/manifest.json")]
    public async Task Full_KilledInTheMiddleOfAFile_IsNoBackup_AndTheNextOneIsWhole(string file)
    {
        using (var program = HaltedBackupProgram.Start(await TestMongo.UrlAsync(), Database.DatabaseNamespace.DatabaseName, Folder.Path, file))
        {
            (await program.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3))).ShouldBe("halted");
            program.Kill();
            await program.WaitForExitAsync();
        }

        var half = Path.GetFileName(Directory.GetDirectories(PathOf(Catalogue.Folder)).ShouldHaveSingleItem());
        (await Desk().Catalogue.ListAsync(None)).ShouldBeEmpty();
        (await Should.ThrowAsync<BackupException>(() => RestoreAsync(id: half))).Message.ShouldContain(half);
        (await Should.ThrowAsync<BackupException>(IncrementalAsync)).Message.ShouldContain("backup full");

        var made = await FullAsync();

        (await Desk().Catalogue.ListAsync(None)).ShouldHaveSingleItem().Id.ShouldBe(made.Id);
        var (outcome, restored) = await RestoreAsync();
        outcome.Id.ShouldBe(made.Id);
        await ShouldBeSameAsync(restored, "things");
        (await Desk().PruneAsync(None)).Remains.ShouldBe(1);
        Path.GetFileName(Directory.GetDirectories(PathOf(Catalogue.Folder)).ShouldHaveSingleItem()).ShouldBe(made.Id);
    }
}
