using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>Where messages are kept. What is not a person's own is as absent to them. Every method joins the unit of work that it is called in.</summary>
public interface IMessageRepository
{
    /// <summary>Stores a new message.</summary>
    /// <returns>False where its id is stored already; the unit of work must fail then.</returns>
    Task<bool> InsertAsync(Message message, CancellationToken cancellationToken);

    /// <summary>A message that the person sent or received, or null.</summary>
    Task<Message?> FindAsync(EntityId id, EntityId person, CancellationToken cancellationToken);

    /// <summary>A part of a conversation, of what the person sent or received in it.</summary>
    Task<IReadOnlyList<Message>> PageAsync(string conversationId, EntityId person, MessageSlice slice, CancellationToken cancellationToken);

    /// <summary>How many messages of a conversation the person sent or received.</summary>
    Task<long> CountAsync(string conversationId, EntityId person, CancellationToken cancellationToken);

    /// <summary>How many messages the person has not read.</summary>
    Task<long> CountUnreadAsync(EntityId person, CancellationToken cancellationToken);

    /// <summary>Notes that the recipient has read a message.</summary>
    /// <returns>Whether it was unread.</returns>
    Task<bool> MarkReadAsync(EntityId id, EntityId recipient, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes that the recipient has read all of a conversation.</summary>
    Task MarkAllReadAsync(string conversationId, EntityId recipient, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes a message that the person sent. Its place in both people's streams is still known for some days.</summary>
    /// <returns>The message that was deleted; null where there is none.</returns>
    Task<Message?> DeleteAsync(EntityId id, EntityId sender, DateTimeOffset now, CancellationToken cancellationToken);
}
