using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Notifications;

/// <summary>What is to be sent by mail or SMS. It is stored with the work that it belongs to and sent after the answer, with retries.</summary>
public interface IOutbox
{
    /// <summary>Takes a message over; within a unit of work it is stored with the work, or not at all.</summary>
    Task EnqueueAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>A message to one person.</summary>
/// <param name="Channel">How it is sent.</param>
/// <param name="To">The email address, or the telephone number in E.164.</param>
/// <param name="Template">Which message it is, a stable word such as <c>password_reset</c>.</param>
/// <param name="Subject">The mail's subject; not sent by SMS.</param>
/// <param name="Text">The text, which may hold a code: it is sealed where it is stored.</param>
public sealed record OutgoingMessage(OutboxChannel Channel, string To, string Template, string Subject, Secret Text)
{
    /// <summary>Whose message it is, so that erasing the account erases it; null where there is no account.</summary>
    public EntityId? UserId { get; init; }

    /// <summary>
    /// What it is about; null for nothing that has an id. Where it is set, no other message of this template about it is taken over for the same person as long as
    /// this one is kept.
    /// </summary>
    public EntityId? About { get; init; }

    /// <summary>When it is of no use any more (UTC), such as the end of the code in it; null for never.</summary>
    public DateTimeOffset? UselessAfter { get; init; }
}

/// <summary>How a message is sent.</summary>
public enum OutboxChannel
{
    /// <summary>By mail.</summary>
    Email,

    /// <summary>By SMS.</summary>
    Sms,
}
