using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Tests.Storage;

/// <summary>What every storage keeps to.</summary>
[TestFixture(StorageKind.Files)]
[TestFixture(StorageKind.S3)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ObjectStorageTests(StorageKind kind)
{
    private StorageBench _bench = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _bench = await StorageBench.StartAsync(kind);

    [OneTimeTearDown]
    public void Stop() => _bench.Dispose();

    [Test]
    public async Task Object_Stored_IsReadAsItWasWritten()
    {
        var content = StorageBench.Noise(300_000);
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);

        var stored = await _bench.PutAsync("whole/a-b_c.1.jpg", content);

        (await _bench.ReadAsync("whole/a-b_c.1.jpg")).ShouldBe(content);
        var found = (await _bench.Storage.FindAsync("whole/a-b_c.1.jpg", CancellationToken.None)).ShouldNotBeNull();
        (found.Key, found.Length, found.EntityTag).ShouldBe((stored.Key, 300_000, stored.EntityTag));
        found.ModifiedAt.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddMinutes(1));
        await using var open = (await _bench.Storage.OpenAsync("whole/a-b_c.1.jpg", null, CancellationToken.None)).ShouldNotBeNull();
        open.Properties.ShouldBe(found);
        found.EntityTag.ShouldMatch("^[A-Za-z0-9_-]+$");
    }

    [Test]
    public async Task Object_ThatIsNotThere_IsNull_AndDeletedAlready()
    {
        (await _bench.Storage.FindAsync("none/at/all.jpg", CancellationToken.None)).ShouldBeNull();
        (await _bench.Storage.OpenAsync("none/at/all.jpg", null, CancellationToken.None)).ShouldBeNull();
        (await _bench.Storage.OpenAsync("none/at/all.jpg", new PictureRange(null, 5), CancellationToken.None)).ShouldBeNull();
        (await _bench.KeysAsync("none/")).ShouldBeEmpty();
        await _bench.Storage.DeleteAsync("none/at/all.jpg", CancellationToken.None);
    }

    [Test]
    public async Task Object_Deleted_IsGone_AndItsNeighboursAreNot()
    {
        await _bench.PutAsync("deleted/x/1.jpg", "one");
        await _bench.PutAsync("deleted/x/2.jpg", "two");

        await _bench.Storage.DeleteAsync("deleted/x/1.jpg", CancellationToken.None);

        (await _bench.ReadAsync("deleted/x/1.jpg")).ShouldBeNull();
        (await _bench.KeysAsync("deleted/")).ShouldBe(["deleted/x/2.jpg"]);
    }

    [Test]
    public async Task Object_Overwritten_HasTheNewContent_AndEachContentATagOfItsOwn()
    {
        var tags = new HashSet<string>();
        for (var round = 0; round < 20; round++)
        {
            tags.Add((await _bench.PutAsync("again/a.jpg", $"content {round:00}")).EntityTag);
        }

        tags.Count.ShouldBe(20);
        (await _bench.TextAsync("again/a.jpg")).ShouldBe("content 19");
        tags.ShouldContain((await _bench.Storage.FindAsync("again/a.jpg", CancellationToken.None))!.EntityTag);
    }

    [TestCase(null, null, "0123456789", 0)]
    [TestCase(0L, null, "0123456789", 0)]
    [TestCase(3L, null, "3456789", 3)]
    [TestCase(3L, 3L, "3", 3)]
    [TestCase(0L, 0L, "0", 0)]
    [TestCase(9L, 9L, "9", 9)]
    [TestCase(5L, 100L, "56789", 5)]
    [TestCase(9L, long.MaxValue, "9", 9)]
    [TestCase(10L, null, "", 10)]
    [TestCase(10L, 20L, "", 10)]
    [TestCase(5L, 4L, "", 5)]
    [TestCase(null, 3L, "789", 7)]
    [TestCase(null, 0L, "", 10)]
    [TestCase(null, 10L, "0123456789", 0)]
    [TestCase(null, 11L, "0123456789", 0)]
    public async Task Range_OfAnObject_IsThosePartsOfItThatAreThere(long? from, long? to, string expected, long start)
    {
        var key = $"ranges/{Guid.NewGuid():N}.jpg";
        await _bench.PutAsync(key, "0123456789");

        await using var open = (await _bench.Storage.OpenAsync(key, new PictureRange(from, to), CancellationToken.None)).ShouldNotBeNull();

        (open.Start, open.Count, open.Properties.Length).ShouldBe((start, expected.Length, 10));
        (await _bench.TextAsync(key, new PictureRange(from, to))).ShouldBe(expected);
    }

    [TestCase(-1L, null)]
    [TestCase(null, -1L)]
    [TestCase(0L, -1L)]
    public async Task Range_WithANegativeBound_IsRefused(long? from, long? to)
    {
        await _bench.PutAsync("ranges/negative.jpg", "0123456789");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _bench.Storage.OpenAsync("ranges/negative.jpg", new PictureRange(from, to), CancellationToken.None));
    }

    [Test]
    public async Task List_OfSeveralPages_IsWhole_AndInTheOrderOfKeys()
    {
        string[] keys = [.. Enumerable.Range(0, (3 * StorageBench.PageSize) + 5).Select(number => $"many/{number % 7}/{number:x6}.jpg")];
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (key, _) => await _bench.PutAsync(key, key));

        (await _bench.KeysAsync("many/")).ShouldBe(keys.Order(StringComparer.Ordinal));
        (await _bench.KeysAsync("many/3/")).ShouldBe(keys.Where(key => key.StartsWith("many/3/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task List_TakesThePrefixAsText()
    {
        foreach (var key in new[] { "prefix/ab/1.jpg", "prefix/abc/1.jpg", "prefix/b/1.jpg" })
        {
            await _bench.PutAsync(key, key);
        }

        (await _bench.KeysAsync("prefix/ab")).ShouldBe(["prefix/ab/1.jpg", "prefix/abc/1.jpg"]);
        (await _bench.KeysAsync("prefix/ab/")).ShouldBe(["prefix/ab/1.jpg"]);
        (await _bench.KeysAsync("prefix/ab/1.jpg")).ShouldBe(["prefix/ab/1.jpg"]);
        (await _bench.KeysAsync("prefix/ab/1.")).ShouldBe(["prefix/ab/1.jpg"], "thumbnails are listed so");
    }

    [Test]
    public async Task Writers_OfOneKey_LeaveOneContentWhole_AndReadersSeeNoOther()
    {
        byte[][] contents = [.. Enumerable.Range(0, 6).Select(number => Enumerable.Repeat((byte)number, 150_000 + (number * 30_000)).ToArray())];
        await _bench.PutAsync("raced/a.jpg", contents[0]);
        using var writing = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            var seen = 0;
            for (; !writing.IsCancellationRequested || seen == 0; seen++)
            {
                IsOneOf(contents, await _bench.ReadAsync("raced/a.jpg"));
            }
        });

        await Task.WhenAll(contents.Select(content => Task.Run(() => _bench.PutAsync("raced/a.jpg", content))));
        await writing.CancelAsync();
        await reader;

        IsOneOf(contents, await _bench.ReadAsync("raced/a.jpg"));
        (await _bench.KeysAsync("raced/")).ShouldBe(["raced/a.jpg"]);
    }

    [Test]
    public async Task Writers_AndDeleters_OfOneFolder_DoNotMeet()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (number, _) =>
        {
            var key = $"busy/{number % 2}/{number}.jpg";
            await _bench.PutAsync(key, key);
            (await _bench.TextAsync(key)).ShouldBe(key);
            await _bench.Storage.DeleteAsync(key, CancellationToken.None);
        });

        (await _bench.KeysAsync("busy/")).ShouldBeEmpty();
    }

    [TestCase("")]
    [TestCase("/etc/passwd")]
    [TestCase("../a.jpg")]
    [TestCase("a/../b.jpg")]
    [TestCase("a/./b.jpg")]
    [TestCase("a//b.jpg")]
    [TestCase("a/")]
    [TestCase("a\\b.jpg")]
    [TestCase("C:/a.jpg")]
    [TestCase("a\0.jpg")]
    [TestCase("a b.jpg")]
    [TestCase("ä.jpg")]
    [TestCase(".incoming/a.jpg")]
    [TestCase("a/.hidden")]
    [TestCase("a/b.")]
    [TestCase("a%2Fb.jpg")]
    public async Task Key_OfAnotherForm_IsRefusedByEveryOperation(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => _bench.PutAsync(key, "content"));
        await Should.ThrowAsync<ArgumentException>(async () => await _bench.Storage.OpenAsync(key, null, CancellationToken.None));
        await Should.ThrowAsync<ArgumentException>(async () => await _bench.Storage.FindAsync(key, CancellationToken.None));
        await Should.ThrowAsync<ArgumentException>(async () => await _bench.Storage.DeleteAsync(key, CancellationToken.None));
        if (!ObjectKey.IsPrefix(key))
        {
            await Should.ThrowAsync<ArgumentException>(() => _bench.KeysAsync(key));
        }
    }

    [Test]
    public async Task Write_ThatIsCancelled_LeavesTheOldObject_OrItWasTooLate()
    {
        var (before, after) = (StorageBench.Noise(1_000), StorageBench.Noise(8_000_000));
        for (var tries = 1; ; tries++)
        {
            await _bench.PutAsync("cancelled/a.jpg", before);
            using var cancelled = new CancellationTokenSource();
            var writing = _bench.PutAsync("cancelled/a.jpg", after, cancelled.Token);
            await cancelled.CancelAsync();
            var isCancelled = await IsCancelledAsync(writing);

            // A bucket's server may have got all of it by then, and nobody can take that back.
            var left = await _bench.ReadAsync("cancelled/a.jpg");
            IsOneOf(isCancelled ? kind == StorageKind.S3 ? [before, after] : [before] : [after], left);
            (await _bench.KeysAsync("cancelled/")).ShouldBe(["cancelled/a.jpg"]);
            if (isCancelled && left!.Length == before.Length)
            {
                return;
            }

            // Where this thread was kept waiting, the write was faster.
            tries.ShouldBeLessThan(50, "no write was cancelled in time");
        }
    }

    [Test]
    public async Task Storage_ThatIsThere_PassesTheCheck() => await Should.NotThrowAsync(() => _bench.Storage.CheckAsync(CancellationToken.None));

    private static async Task<bool> IsCancelledAsync(Task writing)
    {
        try
        {
            await writing;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static void IsOneOf(byte[][] contents, byte[]? read) =>
        contents.Any(content => content.AsSpan().SequenceEqual(read)).ShouldBeTrue($"{read?.Length} bytes are no content that was written");
}
