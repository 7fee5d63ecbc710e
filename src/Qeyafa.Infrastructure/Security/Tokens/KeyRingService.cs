using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>Reads the shared signing keys before anything is served, and again every minute; a configured key needs none of it.</summary>
internal sealed class KeyRingService(ISigningKeys keys, IOutageClassifier outages, ILogger<KeyRingService> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys is KeyRing ring)
        {
            await TryRefreshAsync(ring, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (keys is not KeyRing ring)
        {
            return;
        }

        while (true)
        {
            await Task.Delay(ring.IsReady ? KeyRing.Reread : Soon, stoppingToken);
            await TryRefreshAsync(ring, stoppingToken);
        }
    }

    /// <summary>During an outage the known keys go on; without any, requests that need one are answered 503.</summary>
    private async Task TryRefreshAsync(KeyRing ring, CancellationToken cancellationToken)
    {
        try
        {
            await ring.RefreshAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is not null)
        {
            logger.LogWarning("The signing keys cannot be read for now: {Reason}", exception.Message);
        }
    }
}
