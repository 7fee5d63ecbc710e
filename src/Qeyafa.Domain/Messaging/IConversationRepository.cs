using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>
/// What is kept of each conversation besides its messages: its people, its newest message, and how many messages each has not read.
/// Its writes belong into the unit of work that writes the message.
/// </summary>
public interface IConversationRepository
{
    /// <summary>Who takes part in a conversation; null where there is none.</summary>
    Task<ConversationPeople?> FindPeopleAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// What has to be known before a message is sent. It is one lookup whatever the answer, so that its time does not tell why a recipient is not reached.
    /// It does not belong into the unit of work: <see cref="AppendAsync"/> notices what has changed since.
    /// </summary>
    Task<MessageRoute> RouteAsync(EntityId sender, EntityId recipient, CancellationToken cancellationToken);

    /// <summary>Adds a message to a conversation, which is made where there is none.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="sender">Who writes.</param>
    /// <param name="recipient">To whom.</param>
    /// <param name="route">What <see cref="RouteAsync"/> said of the two.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// When the message counts as stored, later than every one before it, and its number for each of the two; null where another message of either person, or
    /// a conversation under this id, was stored since the route was read: the unit of work must fail then, and can be tried again with a new one.
    /// </returns>
    Task<MessagePosition?> AppendAsync(string id, EntityId sender, EntityId recipient, MessageRoute route, EntityId messageId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A part of a person's conversations, the one with the newest message first.</summary>
    Task<IReadOnlyList<Conversation>> ListAsync(EntityId person, ConversationSlice slice, CancellationToken cancellationToken);

    /// <summary>How many conversations a person has.</summary>
    Task<long> CountAsync(EntityId person, CancellationToken cancellationToken);

    /// <summary>Counts one unread message less for a person.</summary>
    Task CountReadAsync(string id, EntityId person, CancellationToken cancellationToken);

    /// <summary>Counts no message of the conversation as unread for a person.</summary>
    Task CountAllReadAsync(string id, EntityId person, CancellationToken cancellationToken);

    /// <summary>Takes note that a message is deleted: the one before it may be the newest now, and without any the conversation goes.</summary>
    Task RemoveAsync(Message deleted, CancellationToken cancellationToken);
}

/// <summary>The people of a conversation.</summary>
/// <param name="Ids">Those whose accounts are not erased.</param>
public sealed record ConversationPeople(IReadOnlyList<EntityId> Ids)
{
    /// <summary>Whether a person takes part.</summary>
    public bool Include(EntityId person) => Ids.Contains(person);

    /// <summary>Whether the conversation is that of these two.</summary>
    public bool Are(EntityId one, EntityId other) => Ids.Count == 2 && Include(one) && Include(other);
}

/// <summary>What is known before a message is sent.</summary>
/// <param name="IsOpen">Whether it reaches its recipient: the account is there and active, and has not blocked the sender.</param>
/// <param name="SenderSequence">How many messages the sender sent and received so far.</param>
/// <param name="RecipientSequence">How many messages the recipient sent and received so far.</param>
public sealed record MessageRoute(bool IsOpen, long SenderSequence, long RecipientSequence);

/// <summary>Where a message stands.</summary>
/// <param name="At">When it counts as stored.</param>
/// <param name="SenderSequence">Its number among all that the sender sent and received.</param>
/// <param name="RecipientSequence">Its number among all that the recipient sent and received.</param>
public sealed record MessagePosition(DateTimeOffset At, long SenderSequence, long RecipientSequence);
