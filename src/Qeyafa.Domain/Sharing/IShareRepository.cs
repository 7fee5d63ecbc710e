using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Sharing;

/// <summary>Where shares are kept. One that has ended is as absent, whether or not it is still stored.</summary>
public interface IShareRepository
{
    /// <summary>Whether the owner shares this with the grantee now: one lookup by index.</summary>
    Task<bool> AllowsAsync(EntityId owner, EntityId grantee, ShareScope scope, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What the owner shares with the grantee, or null.</summary>
    Task<Share?> FindAsync(EntityId owner, EntityId grantee, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A part of what the owner shares, in the order of the grantees' ids.</summary>
    /// <param name="owner">Whose data.</param>
    /// <param name="slice">Which part.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Share>> ListAsync(EntityId owner, ShareSlice slice, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Who shares something with the grantee now, at most so many people.</summary>
    Task<IReadOnlyList<EntityId>> OwnersAsync(EntityId grantee, int limit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>With how many people the owner shares something.</summary>
    Task<long> CountAsync(EntityId owner, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Replaces what the owner shares with the grantee, or makes the first such share.</summary>
    /// <param name="owner">Whose data.</param>
    /// <param name="grantee">With whom.</param>
    /// <param name="terms">What is shared and until when.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="expectedVersion">The version that the stored share must have, or null for any and none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The share as it is stored; null where it does not have the expected version, or another writer came first.</returns>
    Task<Share?> PutAsync(EntityId owner, EntityId grantee, ShareTerms terms, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Ends what the owner shares with the grantee, if it still has the expected version.</summary>
    /// <returns>Whether there was such a share.</returns>
    Task<bool> DeleteAsync(EntityId owner, EntityId grantee, long expectedVersion, CancellationToken cancellationToken);
}

/// <summary>Which part of a list of shares.</summary>
/// <param name="After">The grantee after whom the part starts; null for the first.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many to answer at most.</param>
public sealed record ShareSlice(EntityId? After, int Skip, int Limit);
