using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Storage;

[TestFixture(StorageKind.Files)]
[TestFixture(StorageKind.S3)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StorageHealthTests(StorageKind kind)
{
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);

    [Test]
    public async Task Health_IsThatOfTheStorage_LookedAtEveryFewSeconds()
    {
        using var bench = await StorageBench.StartOwnAsync(kind, _clock);
        using var check = new StorageHealthCheck(bench.Storage, _clock) { Patience = TimeSpan.FromMinutes(3) };
        (await StatusAsync(check)).ShouldBe(HealthStatus.Healthy);

        await bench.TakeAwayAsync();
        (await StatusAsync(check)).ShouldBe(HealthStatus.Healthy, "it is believed for a few seconds");
        _clock.Advance(StorageHealthCheck.Believed);
        (await StatusAsync(check)).ShouldBe(HealthStatus.Unhealthy);

        await bench.GiveBackAsync();
        _clock.Advance(StorageHealthCheck.Believed);
        (await StatusAsync(check)).ShouldBe(HealthStatus.Healthy);
    }

    private static async Task<HealthStatus> StatusAsync(StorageHealthCheck check) => (await check.CheckHealthAsync(new HealthCheckContext())).Status;
}
