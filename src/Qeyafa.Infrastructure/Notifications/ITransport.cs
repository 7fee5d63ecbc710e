using Qeyafa.Application.Notifications;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>Sends the messages of one channel.</summary>
internal interface ITransport
{
    OutboxChannel Channel { get; }

    /// <summary>Whether the settings say where to send to.</summary>
    bool IsConfigured { get; }

    /// <summary>The setting that says it, for whoever looks for what is missing.</summary>
    string Setting { get; }

    /// <summary>Tries once to send. What goes wrong is an outcome; only giving up is an exception.</summary>
    Task<SendOutcome> SendAsync(SendableMessage message, CancellationToken cancellationToken);
}

/// <summary>A message on its way out.</summary>
/// <param name="Id">The message's id: the same at every try, so that a receiver can tell a repetition.</param>
/// <param name="To">The receiver.</param>
/// <param name="Subject">The subject of a mail.</param>
/// <param name="Text">The text.</param>
internal sealed record SendableMessage(string Id, string To, string Subject, string Text)
{
    public override string ToString() => Id;
}

/// <summary>What came of one try.</summary>
internal readonly record struct SendOutcome(SendState State, string? Reason)
{
    public static SendOutcome Sent { get; } = new(SendState.Sent, Reason: null);

    /// <param name="reason">A few words without the receiver, the text or a secret: they are stored and logged.</param>
    public static SendOutcome Failed(string reason) => new(SendState.Failed, reason);

    /// <inheritdoc cref="Failed" />
    public static SendOutcome Refused(string reason) => new(SendState.Refused, reason);
}

internal enum SendState
{
    /// <summary>The other side has taken the message over.</summary>
    Sent,

    /// <summary>It did not work this time.</summary>
    Failed,

    /// <summary>It will never work: the other side refuses the message itself.</summary>
    Refused,
}
