using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Telemetry;
using Qeyafa.Infrastructure.Telemetry.Gauges;

namespace Qeyafa.Infrastructure.Backups.Scheduling;

/// <summary>How old the newest backup is. What was found is believed for some minutes, as finding out reads the store.</summary>
internal sealed class BackupGauges : ISampledGauges
{
    private readonly Func<BackupDesk> _openDesk;
    private readonly BackupOptions _options;
    private readonly TimeProvider _time;
    private readonly SampledGauge _age;
    private (DateTimeOffset? Newest, DateTimeOffset Until)? _last;

    public BackupGauges(Func<BackupDesk> openDesk, IOptions<BackupOptions> options, IMeterFactory meters, TimeProvider time)
    {
        (_openDesk, _options, _time) = (openDesk, options.Value, time);
        _age = new SampledGauge(meters.Create(TelemetryNames.Meter), "qeyafa.backup.age", "s", "How long ago the state was that the newest backup holds; not told where there is none.");
    }

    public IReadOnlyList<SampledGauge> All => [_age];

    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        if (_options.Kind is null)
        {
            return;
        }

        var now = _time.GetUtcNow();
        if (_last is not { } last || last.Until <= now)
        {
            last = ((await _openDesk().NewestAsync(cancellationToken))?.EndAt, now + BackupHealthCheck.Believed);
            _last = last;
        }

        _age.Set((now - last.Newest)?.TotalSeconds);
    }
}
