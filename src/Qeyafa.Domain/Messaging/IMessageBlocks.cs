using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>Whose messages people do not want.</summary>
public interface IMessageBlocks
{
    /// <summary>How many people one person can block.</summary>
    const int MaxPerPerson = 1_000;

    /// <summary>Blocks somebody. Doing it again changes nothing.</summary>
    Task PutAsync(MessageBlock block, CancellationToken cancellationToken);

    /// <summary>Ends a block.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(EntityId person, EntityId blocked, CancellationToken cancellationToken);

    /// <summary>A part of whom a person blocks, in the order of their ids.</summary>
    /// <param name="person">Who blocks.</param>
    /// <param name="after">After whom the part starts; null for the first.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many to answer at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<MessageBlock>> ListAsync(EntityId person, EntityId? after, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>How many people a person blocks.</summary>
    Task<long> CountAsync(EntityId person, CancellationToken cancellationToken);
}

/// <summary>That a person does not want another's messages.</summary>
/// <param name="UserId">Who blocks.</param>
/// <param name="BlockedId">Whom.</param>
/// <param name="CreatedAt">Since when (UTC).</param>
public sealed record MessageBlock(EntityId UserId, EntityId BlockedId, DateTimeOffset CreatedAt);
