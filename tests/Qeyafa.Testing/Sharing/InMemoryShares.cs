using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;

namespace Qeyafa.Testing.Sharing;

/// <summary>Shares in memory, with the outcomes of the real repository.</summary>
internal sealed class InMemoryShares : IShareRepository
{
    private readonly Dictionary<(EntityId Owner, EntityId Grantee), Share> _stored = [];

    /// <summary>How often it was asked whether something is shared.</summary>
    public int Lookups { get; private set; }

    /// <summary>Stores a share as it is.</summary>
    public void Put(EntityId owner, EntityId grantee, DateTimeOffset expiresAt, params ShareScope[] scopes) =>
        _stored[(owner, grantee)] = new Share(owner, grantee, [.. scopes], expiresAt, expiresAt, expiresAt, 1);

    public async Task<bool> AllowsAsync(EntityId owner, EntityId grantee, ShareScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Lookups++;
        return await FindAsync(owner, grantee, now, cancellationToken) is { } share && share.Scopes.Contains(scope);
    }

    public Task<Share?> FindAsync(EntityId owner, EntityId grantee, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(_stored.TryGetValue((owner, grantee), out var share) && share.ExpiresAt > now ? share : null);

    public Task<IReadOnlyList<Share>> ListAsync(EntityId owner, ShareSlice slice, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Share>>(
            [.. Of(owner, now).Where(share => slice.After is not { } after || share.GranteeId.CompareTo(after) > 0).OrderBy(share => share.GranteeId).Skip(slice.Skip).Take(slice.Limit)]);

    public Task<IReadOnlyList<EntityId>> OwnersAsync(EntityId grantee, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EntityId>>([.. _stored.Values.Where(share => share.GranteeId == grantee && share.ExpiresAt > now).Select(share => share.UserId).Take(limit)]);

    public Task<long> CountAsync(EntityId owner, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult((long)Of(owner, now).Count());

    public async Task<Share?> PutAsync(EntityId owner, EntityId grantee, ShareTerms terms, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(owner, grantee, now, cancellationToken);
        return expectedVersion is null || stored?.Version == expectedVersion
            ? _stored[(owner, grantee)] = new Share(owner, grantee, terms.Scopes, terms.ExpiresAt, stored?.CreatedAt ?? now, now, (stored?.Version ?? 0) + 1)
            : null;
    }

    public Task<bool> DeleteAsync(EntityId owner, EntityId grantee, long expectedVersion, CancellationToken cancellationToken) =>
        Task.FromResult(_stored.TryGetValue((owner, grantee), out var share) && share.Version == expectedVersion && _stored.Remove((owner, grantee)));

    private IEnumerable<Share> Of(EntityId owner, DateTimeOffset now) => _stored.Values.Where(share => share.UserId == owner && share.ExpiresAt > now);
}
