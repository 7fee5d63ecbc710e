using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Telemetry.Gauges;

/// <summary>Samples every module's gauges, unless nobody collects them.</summary>
internal sealed partial class GaugeSampler(IEnumerable<ISampledGauges> gauges, IOptions<TelemetryOptions> options, TimeProvider time, ILogger<GaugeSampler> logger) : BackgroundService
{
    private readonly ISampledGauges[] _gauges = [.. gauges];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SampleSeconds), time);
        try
        {
            do
            {
                await SampleAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <summary>Samples once.</summary>
    internal async Task SampleAsync(CancellationToken cancellationToken)
    {
        foreach (var source in _gauges.Where(source => source.All.Any(gauge => gauge.IsCollected)))
        {
            try
            {
                await source.SampleAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // What is not known is not told: an old value would look like a healthy one.
                foreach (var gauge in source.All)
                {
                    gauge.Set(null);
                }

                NotSampled(source.GetType().Name, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Gauges} could not be sampled: {Exception}")]
    private partial void NotSampled(string gauges, string exception);
}
