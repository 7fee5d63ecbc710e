using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Sharing;

/// <summary>What one person shares with another, as it is stored.</summary>
/// <param name="UserId">Whose data is shared.</param>
/// <param name="GranteeId">With whom.</param>
/// <param name="Scopes">What of it.</param>
/// <param name="ExpiresAt">When the share ends (UTC).</param>
/// <param name="CreatedAt">When it was first given (UTC).</param>
/// <param name="UpdatedAt">When it was last given (UTC).</param>
/// <param name="Version">How often it has been given, from 1.</param>
public sealed record Share(
    EntityId UserId, EntityId GranteeId, ImmutableArray<ShareScope> Scopes, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);
