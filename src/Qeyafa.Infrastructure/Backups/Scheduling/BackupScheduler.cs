using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Backups.Scheduling;

/// <summary>Asks every minute whether a backup is due: of all nodes on a database, one makes it.</summary>
internal sealed partial class BackupScheduler(BackupDuty duty, IOptions<BackupOptions> options, TimeProvider time, ILogger<BackupScheduler> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Kind is null || options.Value.Schedule.Time is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: another node, or the next start, makes it.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var done in await duty.RunAsync(cancellationToken))
            {
                Done(done);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A backup that fails must not end the process that serves requests.
            Failed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup: {Done}")]
    private partial void Done(string done);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled backup failed; it is tried again within an hour or so")]
    private partial void Failed(Exception exception);
}
