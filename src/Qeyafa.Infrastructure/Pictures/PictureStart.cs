using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qeyafa.Infrastructure.Pictures.Studio;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>At the start: makes the folder of temporary files, which deletes what dead processes left, and says what is missing on this machine.</summary>
internal sealed partial class PictureStart(Scratch scratch, ILogger<PictureStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = scratch;
        if (!Vips.IsInstalled)
        {
            LogMissing(Vips.Missing);
        }
        else if (!LimitedChild.LimitsMemory)
        {
            LogUnlimited();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
    private partial void LogMissing(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "prlimit (util-linux) is not here: the work on pictures is limited in time, but not in memory")]
    private partial void LogUnlimited();
}
