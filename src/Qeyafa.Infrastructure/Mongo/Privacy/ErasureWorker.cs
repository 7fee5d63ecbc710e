using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>Goes on with erasures that are not finished, whichever node began them.</summary>
internal sealed class ErasureWorker(Erasures erasures, ErasureSignal signal, IOptions<ErasureOptions> options, ILogger<ErasureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly TimeSpan _pause = TimeSpan.FromSeconds(Math.Min(options.Value.SweepSeconds, LongestPause.TotalSeconds));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await erasures.ClaimAsync(_node, stoppingToken) is { } claimed)
                {
                    await erasures.PassAsync(claimed, stoppingToken);
                }
            }
            catch (CryptographicException exception)
            {
                logger.LogError(exception, "An erasure cannot be gone on with, as it was begun with another master key; it is tried again");
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException or DependencyUnavailableException)
            {
                logger.LogWarning("Erasures cannot be gone on with for now and are tried again: {Reason}", exception.Message);
            }

            await signal.WaitAsync(_pause, stoppingToken);
        }
    }
}
