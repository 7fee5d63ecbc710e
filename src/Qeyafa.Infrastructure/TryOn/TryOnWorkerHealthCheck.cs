using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>Whether this node's workers go on with try-ons. A node whose workers do not still serves, so it is degraded at worst.</summary>
internal sealed class TryOnWorkerHealthCheck(TryOnPulse pulse, IOptions<TryOnOptions> options) : IHealthCheck
{
    /// <summary>After how long without an answer from the queue something is wrong: longer than any step of an engine takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        options.Value.Workers == 0 ? HealthCheckResult.Healthy("This node works on no try-ons.")
        : pulse.Age <= Patience ? HealthCheckResult.Healthy("Try-ons are worked on.")
        : HealthCheckResult.Degraded("No worker of this node has asked for try-ons for five minutes."));
}
