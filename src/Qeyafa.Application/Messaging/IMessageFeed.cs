using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Tells people of messages as they come.</summary>
public interface IMessageFeed
{
    /// <summary>Begins to follow the messages that a person sends and receives: from here on none is missed and none comes twice.</summary>
    /// <param name="person">Whose messages.</param>
    /// <param name="session">The session that the person follows in: its end is the end of it.</param>
    /// <param name="after">The last message that was seen; null for what comes from now on.</param>
    /// <param name="cancellationToken">When the person has gone.</param>
    /// <returns>The messages; or why they cannot be followed: the message is none of the person's, there are too many listeners, the database is away.</returns>
    Task<Result<IMessageListener>> OpenAsync(EntityId person, EntityId session, EntityId? after, CancellationToken cancellationToken);
}

/// <summary>One person who follows messages in one place.</summary>
public interface IMessageListener
{
    /// <summary>
    /// The messages in the order in which they were stored. It ends when the session does, or when the reader is too slow: whoever comes again with the id of the last one
    /// goes on after it. To be read once.
    /// </summary>
    IAsyncEnumerable<Message> ReadAsync(CancellationToken cancellationToken);
}
