using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Qeyafa.Api.Health;

/// <summary>
/// Looks at every part, once for all who ask at the same time, and never again within a second: however many probes there are, and whoever sends them,
/// the parts are asked no more often.
/// </summary>
public sealed class HealthReports(HealthCheckService checks, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>How long what was found is answered again.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private readonly Lock _alone = new();
    private Task<HealthReport>? _last;
    private long _since;
    private bool _stopping;

    /// <summary>What was found. It is looked at for everybody: one who gives up does not end it.</summary>
    public Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_alone)
        {
            var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
            if (_last is null || stopping != _stopping || (_last.IsCompleted && time.GetElapsedTime(_since) >= Believed))
            {
                (_stopping, _since) = (stopping, time.GetTimestamp());
                _last = checks.CheckHealthAsync(CancellationToken.None);
            }

            return _last.WaitAsync(cancellationToken);
        }
    }
}
