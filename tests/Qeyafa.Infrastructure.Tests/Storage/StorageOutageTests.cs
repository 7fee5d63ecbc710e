using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Mongo;

namespace Qeyafa.Infrastructure.Tests.Storage;

/// <summary>A storage that is away is never taken for one without objects.</summary>
[TestFixture(StorageKind.Files)]
[TestFixture(StorageKind.S3)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StorageOutageTests(StorageKind kind)
{
    [Test]
    public async Task StorageThatIsAway_FailsEveryOperation_AndServesAgainLater()
    {
        using var bench = await StorageBench.StartOwnAsync(kind);
        await bench.PutAsync("body/a.jpg", "content");
        await bench.TakeAwayAsync();

        await IsUnavailableAsync(() => bench.PutAsync("body/a.jpg", "other"));
        await IsUnavailableAsync(() => bench.Storage.OpenAsync("body/a.jpg", null, CancellationToken.None));
        await IsUnavailableAsync(() => bench.Storage.OpenAsync("body/a.jpg", new PictureRange(null, 2), CancellationToken.None));
        await IsUnavailableAsync(() => bench.Storage.FindAsync("body/a.jpg", CancellationToken.None));
        await IsUnavailableAsync(() => bench.Storage.DeleteAsync("body/a.jpg", CancellationToken.None));
        await IsUnavailableAsync(() => bench.KeysAsync("body/"));
        await IsUnavailableAsync(() => bench.Storage.CheckAsync(CancellationToken.None));

        await bench.GiveBackAsync();
        (await bench.TextAsync("body/a.jpg")).ShouldBe("content");
    }

    [Test]
    public async Task StorageKilledWithinAWrite_KeepsTheOldObject_OrHasTheNewOne()
    {
        using var bench = await StorageBench.StartOwnAsync(kind);
        var (before, after) = (StorageBench.Noise(500_000), StorageBench.Noise(12_000_000));
        foreach (var share in new[] { 0.05, 0.3, 0.7 })
        {
            await bench.PutAsync("body/a.jpg", before);
            var writing = bench.PutAsync("body/a.jpg", after);
            await Task.WhenAny(writing, Task.Delay(TimeSpan.FromMilliseconds(60 * share)));
            await bench.TakeAwayAsync();
            var outcome = await Record(writing);
            await bench.GiveBackAsync();

            outcome.ShouldSatisfyAllConditions(() => (outcome is null or DependencyUnavailableException).ShouldBeTrue($"{outcome}"));
            var left = (await bench.ReadAsync("body/a.jpg")).ShouldNotBeNull();
            (left.AsSpan().SequenceEqual(before) || left.AsSpan().SequenceEqual(after)).ShouldBeTrue($"{left.Length} bytes are neither the old nor the new object");
            (outcome is null).ShouldBe(outcome is null && left.AsSpan().SequenceEqual(after), "what was acknowledged is there");
        }
    }

    private static async Task<Exception?> Record(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (DependencyUnavailableException exception)
        {
            return exception;
        }
    }

    private static async Task IsUnavailableAsync(Func<Task> operation) =>
        new MongoOutages().RetryAfter(await Should.ThrowAsync<DependencyUnavailableException>(operation)).ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
}
