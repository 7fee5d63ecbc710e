using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Qeyafa.Infrastructure;

/// <summary>A check whose finding is believed for a while, so that probes cost nothing. One looks for all who ask at the same time.</summary>
/// <param name="believed">How long what was found is believed.</param>
/// <param name="time">The clock.</param>
internal abstract class RememberingHealthCheck(TimeSpan believed, TimeProvider time) : IHealthCheck, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private (HealthCheckResult Found, DateTimeOffset Until)? _last;

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || last.Until <= time.GetUtcNow())
            {
                last = (await LookAsync(cancellationToken), time.GetUtcNow() + believed);
                _last = last;
            }

            return last.Found;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Looks.</summary>
    protected abstract Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken);
}
