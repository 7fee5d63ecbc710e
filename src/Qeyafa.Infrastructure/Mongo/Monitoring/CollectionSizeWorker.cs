using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Mongo.Migrations;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>Has the sizes of the collections sampled once a day: of all nodes on a database, one looks each hour whether today's samples are there.</summary>
internal sealed partial class CollectionSizeWorker(CollectionSizes sizes, DatabaseLock databaseLock, IOutageClassifier outages, TimeProvider time, ILogger<CollectionSizeWorker> logger)
    : BackgroundService
{
    private const string Turn = "collection_sizes.turn";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A node that has just started has better things to do.
            await Task.Delay(First, time, stoppingToken);
            using var timer = new PeriodicTimer(Every, time);
            do
            {
                await SampleAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: another node, or the next start, takes what is missing.
        }
    }

    private async Task SampleAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A little less than the tick: a clock that is late by a moment would skip every other turn.
            if (await databaseLock.TryTakeTurnAsync(Turn, Every * 0.9, cancellationToken))
            {
                await sizes.SampleAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is not null)
        {
            Away(exception.GetType().Name);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Samples that are missing must not end the process that serves requests.
            Failed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sizes of the collections cannot be sampled for now: {Exception}")]
    private partial void Away(string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sampling the sizes of the collections failed; it is tried again within the hour")]
    private partial void Failed(Exception exception);
}
