using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Messaging;

/// <summary>Failures of messages.</summary>
public static class MessagingErrors
{
    /// <summary>One answer for an account that is absent, one that is not active and one that has blocked the sender.</summary>
    public static Error RecipientUnreachable { get; } = new(ErrorKind.RuleBroken, "recipient_unreachable", "This person cannot be written to.");

    /// <summary>The caller blocks as many people as one account can.</summary>
    public static Error TooManyBlocks { get; } = new(ErrorKind.RuleBroken, "too_many_blocks", "You block as many people as one account can.");

    /// <summary>The caller has as many open streams on this node as one account can.</summary>
    public static Error TooManyStreams { get; } =
        new(ErrorKind.TooMany, "too_many_streams", "Your account has as many open streams on this server as one account can. Close one first.") { RetryAfter = TimeSpan.FromSeconds(30) };

    /// <summary>The database is not followed at the moment.</summary>
    public static Error StreamAway { get; } =
        new(ErrorKind.Unavailable, "temporarily_unavailable", "Messages cannot be followed for the moment.") { RetryAfter = TimeSpan.FromSeconds(2) };
}
