using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Storage.Files;
using Qeyafa.Infrastructure.Tests.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Storage;

/// <summary>What only a storage of files has to see to.</summary>
public sealed class FileStorageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 30, 15, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Now);
    private StorageBench _bench = null!;

    [SetUp]
    public async Task StartAsync() => _bench = await StorageBench.StartAsync(StorageKind.Files, _clock);

    [TearDown]
    public void Stop() => _bench.Dispose();

    [Test]
    public async Task ContentsOfOneLength_WrittenAtOneTime_HaveDifferentTags()
    {
        var first = await _bench.PutAsync("a.jpg", "one");
        var second = await _bench.PutAsync("a.jpg", "two");
        _clock.Advance(TimeSpan.FromHours(-1));
        var third = await new FileStorage(_bench.Root, _clock).PutAsync("a.jpg", FileOf("six"), "image/jpeg", CancellationToken.None);

        new[] { first.EntityTag, second.EntityTag, third.EntityTag }.Distinct().Count().ShouldBe(3);
        (await _bench.Storage.FindAsync("a.jpg", CancellationToken.None)).ShouldBe(third);
        first.ModifiedAt.ShouldBe(Now);
    }

    [Test]
    public async Task FileRestoredFromABackup_HasTheTagOfItsContent_OrANewOne()
    {
        var old = await _bench.PutAsync("a.jpg", "old");
        var path = Path.Combine(_bench.Root, "a.jpg");
        var (copy, time) = (await File.ReadAllBytesAsync(path), File.GetLastWriteTimeUtc(path));
        var newer = await _bench.PutAsync("a.jpg", "new");

        await File.WriteAllBytesAsync(path, copy);
        (await _bench.Storage.FindAsync("a.jpg", CancellationToken.None))!.EntityTag.ShouldNotBe(newer.EntityTag);
        File.SetLastWriteTimeUtc(path, time);
        (await _bench.Storage.FindAsync("a.jpg", CancellationToken.None))!.EntityTag.ShouldBe(old.EntityTag);
    }

    [Test]
    public async Task LinkOnTheWay_IsFollowedByNoOperation()
    {
        await _bench.PutAsync("body/kept.jpg", "kept");
        using var outside = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(outside.Path, "secret.jpg"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(_bench.Root, "body", "out"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "body", "link.jpg"), Path.Combine(outside.Path, "secret.jpg"));

        foreach (var key in new[] { "body/out/secret.jpg", "body/link.jpg" })
        {
            await Should.ThrowAsync<DependencyUnavailableException>(() => _bench.Storage.OpenAsync(key, null, CancellationToken.None));
            await Should.ThrowAsync<DependencyUnavailableException>(() => _bench.Storage.FindAsync(key, CancellationToken.None));
            await Should.ThrowAsync<DependencyUnavailableException>(() => _bench.PutAsync(key, "overwritten"));
            await Should.ThrowAsync<DependencyUnavailableException>(() => _bench.Storage.DeleteAsync(key, CancellationToken.None));
        }

        (await _bench.KeysAsync()).ShouldBe(["body/kept.jpg"]);
        (await File.ReadAllTextAsync(Path.Combine(outside.Path, "secret.jpg"))).ShouldBe("secret");
    }

    [Test]
    public async Task Folders_WithoutObjects_AreRemoved()
    {
        await _bench.PutAsync("body/a/thumbnails/1.jpg", "1");
        await _bench.PutAsync("body/a/2.jpg", "2");

        await _bench.Storage.DeleteAsync("body/a/thumbnails/1.jpg", CancellationToken.None);
        Directory.Exists(Path.Combine(_bench.Root, "body", "a", "thumbnails")).ShouldBeFalse();
        await _bench.Storage.DeleteAsync("body/a/2.jpg", CancellationToken.None);

        Directory.GetFileSystemEntries(_bench.Root).Select(Path.GetFileName).ShouldBe([".incoming"]);
    }

    [Test]
    public async Task List_OfFilesBesideFolders_IsInTheOrderOfKeys()
    {
        string[] keys = ["a-b/1.jpg", "a.jpg", "a/1-front.jpg", "a/1.jpg", "a/thumbnails/1.jpg", "a0.jpg", "a0/1.jpg", "aa.jpg"];
        foreach (var key in keys)
        {
            await _bench.PutAsync(key, key);
        }

        (await _bench.KeysAsync()).ShouldBe(keys.Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task WriterKilledAtAnyPoint_LeavesAWholeObject_AndADraftThatIsRemovedLater()
    {
        await _bench.PutAsync("body/a.jpg", new byte[2_000_000]);
        foreach (var delay in new[] { 0, 15, 40 })
        {
            using var writer = WriterProgram.Start(_bench.Root, "body/a.jpg");
            await writer.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3));
            await Task.Delay(delay);
            writer.Kill();
            await writer.WaitForExitAsync();

            var content = (await _bench.ReadAsync("body/a.jpg")).ShouldNotBeNull();
            content.Length.ShouldBe(2_000_000);
            content.Distinct().Count().ShouldBe(1, "bytes of one content");
        }

        await File.WriteAllTextAsync(Path.Combine(_bench.Root, ".incoming", "left"), "half of it");
        var drafts = (ILeavesDrafts)_bench.Storage;
        (await drafts.RemoveDraftsAsync(DateTimeOffset.UtcNow.AddHours(-1), CancellationToken.None)).ShouldBe(0);
        (await drafts.RemoveDraftsAsync(DateTimeOffset.UtcNow.AddHours(1), CancellationToken.None)).ShouldBeGreaterThanOrEqualTo(1);
        (await _bench.KeysAsync()).ShouldBe(["body/a.jpg"]);
        Directory.GetFiles(Path.Combine(_bench.Root, ".incoming")).ShouldBeEmpty();
    }

    private Application.Pictures.TemporaryFile FileOf(string text)
    {
        var file = new Application.Pictures.TemporaryFile(Path.Combine(_bench.Root, ".incoming", Guid.NewGuid().ToString("N")));
        File.WriteAllText(file.Path, text);
        return file;
    }
}
