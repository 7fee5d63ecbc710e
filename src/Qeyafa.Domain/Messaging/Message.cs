using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>A message from one person to another. Its text is never changed; only that it was read is noted.</summary>
public sealed record Message
{
    /// <summary>The message's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Who wrote it; null when that account is erased.</summary>
    public required EntityId? SenderId { get; init; }

    /// <summary>To whom; null when that account is erased.</summary>
    public required EntityId? RecipientId { get; init; }

    /// <summary>The text as it was written.</summary>
    public required string Content { get; init; }

    /// <summary>Whether the recipient has read it.</summary>
    public bool IsRead { get; init; }

    /// <summary>The message of the same conversation that it answers.</summary>
    public EntityId? ParentId { get; init; }

    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>
    /// When it was stored, to the millisecond (UTC): later than every message before it in its conversation, whatever the clocks of the nodes say.
    /// </summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its number among all that the sender sent and received; 0 for messages of an earlier system.</summary>
    public long SenderSequence { get; init; }

    /// <summary>Its number among all that the recipient sent and received; 0 for messages of an earlier system.</summary>
    public long RecipientSequence { get; init; }

    /// <summary>Its number among all that a person sent and received, in the order in which they were stored.</summary>
    public long SequenceFor(EntityId person) => SenderId == person ? SenderSequence : RecipientSequence;
}
