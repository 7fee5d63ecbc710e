using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;
using Qeyafa.Infrastructure.Mongo.Outbox;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>
/// Sends what is in the outbox: one message at a time, claimed by one atomic update, so that no two nodes send the same one.
/// Only a node that dies after a message was taken over by the other side, and before it has noted that, leaves it to be sent again.
/// </summary>
internal sealed partial class OutboxWorker(
    OutboxStore store, IEnumerable<ITransport> transports, OutboxSignal signal, IOptions<OutboxOptions> options, IOutageClassifier outages, IHostEnvironment environment, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private const int MostDoublings = 20;

    private readonly Dictionary<OutboxChannel, ITransport> _configured = transports.Where(transport => transport.IsConfigured).ToDictionary(transport => transport.Channel);

    private TimeSpan Poll => TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var missing in transports.Where(transport => !transport.IsConfigured && environment.IsProduction()))
        {
            NothingConfigured(missing.Channel, missing.Setting);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_configured.Count == 0)
        {
            return;
        }

        try
        {
            while (true)
            {
                await SendAllAsync(stoppingToken);
                await signal.WaitAsync(Poll, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: what was claimed is free again when its lease ends.
        }
    }

    /// <summary>The wait after a number of failures: it doubles, up to a limit, and varies by half, so that a crowd of messages does not come back all at once.</summary>
    internal static TimeSpan WaitAfter(int failures, OutboxOptions options)
    {
        var whole = Math.Min(options.RetryMilliseconds * Math.Pow(2, Math.Min(failures - 1, MostDoublings)), options.MaxRetrySeconds * 1000.0);
        return TimeSpan.FromMilliseconds(whole * (0.5 + (RandomNumberGenerator.GetInt32(1001) / 1000.0)));
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await store.ClaimAsync(_configured.Keys, TimeSpan.FromSeconds(options.Value.SendSeconds * 2), cancellationToken) is { } claim)
            {
                await SendAsync(claim, cancellationToken);
            }
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is not null)
        {
            DatabaseAway(exception.GetType().Name);
        }
    }

    private async Task SendAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(claim, cancellationToken);
        switch (outcome.State)
        {
            case SendState.Sent:
                await store.SentAsync(claim, cancellationToken);
                break;
            case SendState.Failed when claim.Attempts < options.Value.Attempts:
                await store.RetryAsync(claim, WaitAfter(claim.Attempts, options.Value), outcome.Reason!, cancellationToken);
                Failed(claim.Id, claim.Channel, claim.Attempts, outcome.Reason!);
                break;
            default:
                await store.GiveUpAsync(claim, outcome.Reason!, cancellationToken);
                GivenUp(claim.Id, claim.Channel, claim.Attempts, outcome.Reason!);
                break;
        }
    }

    private async Task<SendOutcome> TryAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        if (store.IsUseless(claim))
        {
            return SendOutcome.Refused("too late");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.SendSeconds));
        try
        {
            return await _configured[claim.Channel].SendAsync(store.Open(claim), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendOutcome.Failed("time limit");
        }
        catch (CryptographicException)
        {
            return SendOutcome.Refused("sealed with another key");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No {Channel} can be sent from here: the setting {Setting} is missing. Messages wait in the outbox until they are of no use")]
    private partial void NothingConfigured(OutboxChannel channel, string setting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read for now: {Exception}")]
    private partial void DatabaseAway(string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} by {Channel} could not be sent at try {Attempts}: {Reason}")]
    private partial void Failed(string id, OutboxChannel channel, int attempts, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} by {Channel} is given up after {Attempts} tries: {Reason}")]
    private partial void GivenUp(string id, OutboxChannel channel, int attempts, string reason);
}
