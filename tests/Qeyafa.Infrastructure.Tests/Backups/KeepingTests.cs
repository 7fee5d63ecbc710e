using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Scheduling;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Tests.Telemetry;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Backups;

[Parallelizable(ParallelScope.Self)]
public sealed class KeepingTests : BackupFixture
{
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);

    private protected override TimeProvider Time => _clock;

    [Test]
    public void Kept_OfAnOldFullOneThatAYoungIncrementalNeeds_HasBoth()
    {
        var now = DateTimeOffset.UtcNow;
        BackupManifest[] all = [Made("1", null, now.AddDays(-50)), Made("2", "1", now.AddDays(-45)), Made("3", null, now.AddDays(-40)), Made("4", "3", now.AddDays(-29)), Made("5", "4", now)];

        Retention.Kept(all, now.AddDays(-30)).ShouldBe(["3", "4", "5"], ignoreOrder: true);
        Retention.Kept(all, now.AddDays(1)).ShouldBe(["3", "4", "5"], ignoreOrder: true, "the newest stays whatever its age");
    }

    [Test]
    public async Task Age_OfTheNewestBackup_IsMeasured_AndNotToldWhereThereIsNone()
    {
        (await AgeAsync()).ShouldBeEmpty();
        var made = await FullAsync();
        _clock.Advance(TimeSpan.FromHours(1));

        (await AgeAsync())["qeyafa.backup.age"].ShouldBe((_clock.GetUtcNow() - made.EndAt).TotalSeconds, tolerance: 0.001);
    }

    [Test]
    public async Task Pictures_AreCopiedOnceAndStayWhileAKeptBackupListsThem()
    {
        var (first, second) = (PictureKey.Body(NewId(), NewId()), PictureKey.Clothing(NewId(), NewId()));
        await StoreAsync(first, "first");
        await StoreAsync(second, "second");
        var full = await FullAsync();
        await StoreAsync(second, "second, changed");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var incremental = await IncrementalAsync();
        full.Pictures!.Added.ShouldBe(2);
        incremental.Pictures!.Added.ShouldBe(1);
        incremental.Pictures.Count.ShouldBe(2);

        await Pictures.DeleteAsync(first.Value, None);
        await StoreAsync(second, "broken");
        (await RestoreAsync(pictures: true)).Outcome.Pictures.ShouldBe(2);
        (await ReadAsync(first)).ShouldBe("first");
        (await ReadAsync(second)).ShouldBe("second, changed");
        (await RestoreAsync(id: full.Id, pictures: true)).Outcome.Pictures.ShouldBe(1);
        (await ReadAsync(second)).ShouldBe("second");
        (await Desk().PruneAsync(None)).Pictures.ShouldBe(0);

        _clock.Advance(TimeSpan.FromDays(40));
        await Pictures.DeleteAsync(first.Value, None);
        await FullAsync();
        (await Desk().PruneAsync(None)).Pictures.ShouldBe(2, "the deleted picture, and the changed content; the one that was put back is listed");
    }

    [Test]
    public async Task Verify_OfABackupWithAChangedPicture_NamesIt()
    {
        await StoreAsync(PictureKey.Body(NewId(), NewId()), "picture");
        await FullAsync();
        var copy = Directory.GetFiles(PathOf("pictures"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(copy, "pictura");

        (await Should.ThrowAsync<BackupException>(() => Desk().VerifyAsync(id: null, progress: null, None))).Message.ShouldContain(Path.GetFileName(copy));
    }

    [Test]
    public async Task Restore_OfAPersonWhoWasErasedSince_ErasesThemAgain()
    {
        var (gone, stays) = (NewId(), NewId());
        foreach (var id in (EntityId[])[gone, stays])
        {
            await Collection("users").InsertOneAsync(new BsonDocument { ["_id"] = id.ToBson(), ["email"] = $"{id}@example.com" });
            await Collection("measurements").InsertOneAsync(new BsonDocument { ["_id"] = NewId().ToBson(), ["user_id"] = id.ToBson() });
        }

        var picture = PictureKey.Body(gone, NewId());
        await StoreAsync(picture, "picture");
        await FullAsync();
        await Pictures.DeleteAsync(picture.Value, None);
        await Collection("audit_log").InsertOneAsync(new BsonDocument { ["at"] = DateTime.UtcNow, ["action"] = AuditActions.Erased, ["outcome"] = "success", ["subject"] = NameOf(gone) });
        var (outcome, restored) = await RestoreAsync(pictures: true);

        outcome.Erased.ShouldBe(1);
        outcome.Pictures.ShouldBe(0);
        (await restored.GetCollection<BsonDocument>("users").Find(new BsonDocument()).ToListAsync()).Select(user => user["_id"]).ShouldBe([stays.ToBson()]);
        (await restored.GetCollection<BsonDocument>("measurements").Find(new BsonDocument()).ToListAsync()).Select(record => record["user_id"]).ShouldBe([stays.ToBson()]);
        (await restored.GetCollection<BsonDocument>("audit_log").Find(new BsonDocument("detail", "restore")).ToListAsync()).Single()["subject"].ShouldBe(NameOf(gone));
    }

    [Test]
    public async Task Duty_OverSomeDays_MakesIncrementalOnesAndAFullOneInItsTime()
    {
        Options.Schedule.FullEveryDays = 3;
        var duty = new BackupDuty(() => Desk(), new DatabaseLock(Database, _clock), Microsoft.Extensions.Options.Options.Create(Options), _clock);
        var said = await duty.RunAsync(None);
        said.ShouldContain(line => line.StartsWith("verified", StringComparison.Ordinal));
        (await duty.RunAsync(None)).ShouldBeEmpty("nothing is due twice");
        for (var day = 0; day < 3; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await duty.RunAsync(None);
        }

        var kinds = (await Desk().Catalogue.ListAsync(None)).Select(backup => backup.Kind).ToList();
        kinds[..3].ShouldBe(["full", "incremental", "incremental"]);

        // The two of the last day end at the same moment where the server has written nothing in between.
        kinds[3..].ShouldBe(["incremental", "full"], ignoreOrder: true);
    }

    [Test]
    public async Task Health_TellsWhetherBackupsAreMade()
    {
        using var check = new BackupHealthCheck(() => Desk(), Microsoft.Extensions.Options.Options.Create(Options), _clock) { Patience = TimeSpan.FromMinutes(3) };
        await ShouldBeAsync(check, HealthStatus.Degraded);
        await FullAsync();
        await ShouldBeAsync(check, HealthStatus.Healthy);
        await Desk().Catalogue.NoteAsync(new LastRun(_clock.GetUtcNow(), Passed: false, "no"), None);
        await ShouldBeAsync(check, HealthStatus.Degraded);
        await FullAsync();
        await ShouldBeAsync(check, HealthStatus.Healthy);
        _clock.Advance(TimeSpan.FromHours(31));
        await ShouldBeAsync(check, HealthStatus.Degraded);
    }

    private Task<Dictionary<string, double>> AgeAsync() =>
        QueueGaugeTests.SampledAsync(meters => new BackupGauges(() => Desk(), Microsoft.Extensions.Options.Options.Create(Options), meters, _clock));

    private async Task ShouldBeAsync(BackupHealthCheck check, HealthStatus status)
    {
        _clock.Advance(BackupHealthCheck.Believed);
        var found = await check.CheckHealthAsync(new HealthCheckContext(), None);
        found.Status.ShouldBe(status, found.Description);
    }

    private static BackupManifest Made(string id, string? parent, DateTimeOffset at) => new()
    {
        Format = 1,
        Id = id,
        Kind = parent is null ? "full" : "incremental",
        Parent = parent,
        Tool = "1",
        Database = "db",
        Server = "7",
        BegunAt = at,
        FinishedAt = at,
        Start = "1.1",
        End = "1.1",
        EndAt = at,
        Collections = [],
        Files = [],
    };

    private static EntityId NewId() => EntityId.New(DateTimeOffset.UtcNow);

    private string NameOf(EntityId id)
    {
        Span<byte> bytes = stackalloc byte[EntityId.ByteLength];
        id.WriteBytes(bytes);
        return Box.Hash(bytes);
    }

    private async Task StoreAsync(PictureKey key, string content)
    {
        using var file = new Qeyafa.Application.Pictures.TemporaryFile(PathOf($"upload-{Guid.NewGuid():N}"));
        await File.WriteAllTextAsync(file.Path, content);
        await Pictures.PutAsync(key.Value, file, "image/jpeg", None);
    }

    private async Task<string> ReadAsync(PictureKey key)
    {
        await using var open = await Pictures.OpenAsync(key.Value, range: null, None);
        using var text = new StreamReader(open!.Content);
        return await text.ReadToEndAsync();
    }
}
