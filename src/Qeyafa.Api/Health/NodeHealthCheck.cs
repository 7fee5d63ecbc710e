using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Qeyafa.Api.Health;

/// <summary>Whether the node takes requests: not any more from when it is told to stop, so that they go elsewhere while it finishes.</summary>
internal sealed class NodeHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    private static readonly Task<HealthCheckResult> Serving = Task.FromResult(HealthCheckResult.Healthy("The node takes requests."));
    private static readonly Task<HealthCheckResult> Stopping = Task.FromResult(HealthCheckResult.Unhealthy("The node is being stopped: ask another."));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        lifetime.ApplicationStopping.IsCancellationRequested ? Stopping : Serving;
}
