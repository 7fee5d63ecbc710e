namespace Qeyafa.Application.Notifications;

/// <summary>Does the work of taking a message over where there is nobody to send one to, so that the time tells nothing.</summary>
public interface IOutboxDecoy
{
    /// <summary>Stores a message that nobody is sent and nobody is shown.</summary>
    /// <param name="channel">How the message would have been sent.</param>
    /// <param name="length">How long its text would have been, in characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task EnqueueAsync(OutboxChannel channel, int length, CancellationToken cancellationToken);
}
