using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Sessions;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// Goes round the open streams every second: ends those whose sessions have ended, and notes now and then who is there. A session is asked about when something has ended
/// that may be it, which costs no lookup for the others, and twice a minute in any case.
/// </summary>
internal sealed partial class StreamPatrol(
    MessageListeners listeners, ISessionGate gate, SessionEpochs epochs, Presence presence, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<StreamPatrol> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _noteAgain = options.Value.NotePresenceEvery;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var notedAt = clock.GetTimestamp();
        using var rounds = new PeriodicTimer(LongestRound < _noteAgain ? LongestRound : _noteAgain, clock);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var listener in listeners.All)
                {
                    await CheckAsync(listener, stoppingToken);
                }

                await presence.NoteAsync(listeners.TakeMovements(), stoppingToken);
                if (clock.GetElapsedTime(notedAt) >= _noteAgain)
                {
                    notedAt = clock.GetTimestamp();
                    await presence.NoteAsync(listeners.People, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                Skipped(exception.GetType().Name);
            }
        }
    }

    private async Task CheckAsync(MessageListener listener, CancellationToken cancellationToken)
    {
        var stamp = epochs.Stamp(listener.Person, listener.Session);
        if (stamp == listener.Stamp && clock.GetElapsedTime(listener.AskedAt) < AskAgain)
        {
            return;
        }

        if (await gate.AdmitsAsync(listener.Person, listener.Session, cancellationToken))
        {
            (listener.Stamp, listener.AskedAt) = (stamp, clock.GetTimestamp());
        }
        else
        {
            listener.End();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sessions of open streams cannot be checked for now ({Exception}); it is tried again")]
    private partial void Skipped(string exception);
}
