using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.TryOn;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.TryOn;

public sealed class TryOnWorkerHealthTests
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Workers_ThatAsk_AreHealthy_AndDegradedOnceTheyAskNoMore()
    {
        var pulse = new TryOnPulse(_clock);
        (await StatusAsync(pulse, workers: 2)).ShouldBe(HealthStatus.Healthy);

        _clock.Advance(TryOnWorkerHealthCheck.Patience + TimeSpan.FromSeconds(1));
        (await StatusAsync(pulse, workers: 2)).ShouldBe(HealthStatus.Degraded);

        pulse.Beat();
        (await StatusAsync(pulse, workers: 2)).ShouldBe(HealthStatus.Healthy);
    }

    [Test]
    public async Task NodeWithoutWorkers_IsHealthy()
    {
        var pulse = new TryOnPulse(_clock);
        _clock.Advance(TryOnWorkerHealthCheck.Patience * 2);

        (await StatusAsync(pulse, workers: 0)).ShouldBe(HealthStatus.Healthy);
    }

    private static async Task<HealthStatus> StatusAsync(TryOnPulse pulse, int workers) =>
        (await new TryOnWorkerHealthCheck(pulse, Options.Create(new TryOnOptions { Workers = workers })).CheckHealthAsync(new HealthCheckContext())).Status;
}
