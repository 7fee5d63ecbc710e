using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>Whether pictures can be stored and read. What was found is believed for a few seconds, so that probes cost nothing.</summary>
internal sealed class StorageHealthCheck(IObjectStorage storage, TimeProvider time) : IHealthCheck, IDisposable
{
    /// <summary>How long what was found is believed.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (HealthCheckResult Found, DateTimeOffset Until)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || last.Until <= time.GetUtcNow())
            {
                last = (await LookAsync(cancellationToken), time.GetUtcNow() + Believed);
                _last = last;
            }

            return last.Found;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
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
