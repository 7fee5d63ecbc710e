using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>Whether pictures can be stored and read. What was found is believed for a few seconds, so that probes cost nothing.</summary>
internal sealed class StorageHealthCheck(IObjectStorage storage, TimeProvider time) : RememberingHealthCheck(Believed, time)
{
    /// <summary>How long what was found is believed.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    /// <summary>How long the storage may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    protected override async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await storage.CheckAsync(limit.Token);
            return HealthCheckResult.Healthy("Pictures can be stored and read.");
        }
        catch (DependencyUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy("Pictures can neither be stored nor read.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The storage of pictures does not answer in time.", exception);
        }
    }
}
