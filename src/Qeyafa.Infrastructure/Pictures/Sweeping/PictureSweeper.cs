using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Mongo.Migrations;

namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>Sweeps the pictures from time to time: of all nodes on a database, one a turn.</summary>
internal sealed partial class PictureSweeper(
    PictureSweep sweep, DatabaseLock databaseLock, IOptions<PictureSweepOptions> options, IOutageClassifier outages, TimeProvider time, ILogger<PictureSweeper> logger) : BackgroundService
{
    private const string Lock = "picture_sweep";
    private const string Turn = "picture_sweep.turn";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = TimeSpan.FromSeconds(options.Value.EverySeconds);
        using var timer = new PeriodicTimer(every < LongestPause ? every : LongestPause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync(every, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: the next sweep does the rest.
        }
    }

    private async Task SweepAsync(TimeSpan every, CancellationToken cancellationToken)
    {
        try
        {
            if (await databaseLock.TryTakeTurnAsync(Turn, every, cancellationToken))
            {
                Tell(await databaseLock.RunExclusivelyAsync(Lock, sweep.RunAsync, cancellationToken));
            }
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is not null)
        {
            Away(exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A sweep that fails must not end the process that serves requests.
            Failed(exception);
        }
    }

    private void Tell(SweepOutcome outcome)
    {
        if (outcome.IsWithheld)
        {
            Withheld();
            return;
        }

        Swept(outcome.Looked, outcome.Deleted, outcome.Thumbnails, outcome.Drafts);
        if (outcome.FirstForeign is { } first)
        {
            ForeignObjects(outcome.Foreign, first);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Pictures swept: {Looked} objects, {Deleted} pictures without a document, {Thumbnails} old thumbnails and {Drafts} broken writes removed")]
    private partial void Swept(int looked, int deleted, int thumbnails, int drafts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} objects among the pictures are none of ours and were left alone, such as {Key}")]
    private partial void ForeignObjects(int count, string key);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pictures are not swept: the database has no account, so it may be the wrong one for this storage")]
    private partial void Withheld();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pictures cannot be swept for now: {Reason}")]
    private partial void Away(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A sweep of the pictures failed; the next one is made in its turn")]
    private partial void Failed(Exception exception);
}
