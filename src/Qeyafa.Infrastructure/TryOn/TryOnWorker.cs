using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Mongo.TryOn;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>Works on try-ons, several at once, whichever node they were asked for on.</summary>
internal sealed partial class TryOnWorker(
    TryOnQueue queue, TryOnRun run, TryOnEngines engines, TryOnSignal signal, TryOnPulse pulse, IOptions<TryOnOptions> options, IOutageClassifier outages, TimeProvider time, ILogger<TryOnWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    /// <exception cref="SettingException">There is no engine of the name that the setting has.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Workers > 0)
        {
            EngineIs(engines.Chosen.Name, options.Value.Workers);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                if (!await TryNextAsync(stopping))
                {
                    await signal.WaitAsync(options.Value.Poll, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop: what was claimed has been let go of.
        }
    }

    private async Task<bool> TryNextAsync(CancellationToken stopping)
    {
        try
        {
            var next = await queue.ClaimAsync(stopping);
            pulse.Beat();
            if (next is not { } claim)
            {
                return false;
            }

            // There may be more: another worker of this node looks too.
            signal.Set();
            await run.RunAsync(claim, stopping);
            return true;
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is { } wait)
        {
            DatabaseAway(exception.GetType().Name);
            await Task.Delay(wait, time, stopping);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            Faulty(exception);
            await Task.Delay(FaultPause, time, stopping);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Try-ons are made by the engine {Engine}, {Workers} at once")]
    private partial void EngineIs(string engine, int workers);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Try-ons cannot be read for now: {Exception}")]
    private partial void DatabaseAway(string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A worker met a fault; the try-on is taken up again when its lease ends")]
    private partial void Faulty(Exception exception);
}
