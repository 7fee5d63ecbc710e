using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Idempotency;

/// <summary>Gives the keys of ended claims back as soon as the database answers again.</summary>
internal sealed partial class ClaimReturnWorker(EndedClaims ended, ClaimReturns returns, ILogger<ClaimReturnWorker> logger) : BackgroundService
{
    // Also lets a write that was given up while it was on its way arrive before its claim is given back.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await ended.WaitAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
            try
            {
                await returns.GiveAllBackAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                PutOff(exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Idempotency keys are given back later: {Exception}")]
    private partial void PutOff(string exception);
}
