using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>Takes up the mails about unread messages that are due, whichever node the messages came in on.</summary>
internal sealed partial class MessageNoticeWorker(MessageNotices notices, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<MessageNoticeWorker> logger) : BackgroundService
{
    private const int LongestPauseSeconds = 5;

    private readonly TimeSpan _pause = TimeSpan.FromSeconds(Math.Min(options.Value.NotifyAfterSeconds / 2.0, LongestPauseSeconds));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(_pause, clock);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var side in new[] { "first", "second" })
                {
                    if (await notices.ClearSeenAsync(side, stoppingToken))
                    {
                        await TakeAllAsync(side, stoppingToken);
                    }
                }
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                PutOff(exception.GetType().Name);
            }
        }
    }

    private async Task TakeAllAsync(string side, CancellationToken stoppingToken)
    {
        while (await notices.TakeAsync(side, stoppingToken))
        {
            // There may be more.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mails about unread messages are put off for now: {Exception}")]
    private partial void PutOff(string exception);
}
