using Qeyafa.Domain.Users;

namespace Qeyafa.Testing.Users;

/// <summary>Roles in memory, the seeded ones from the start.</summary>
internal sealed class InMemoryRoles : IRoleRepository
{
    private readonly SortedDictionary<string, Role> _stored = new(SeededRoles.At(DateTimeOffset.UnixEpoch).ToDictionary(role => role.Name), StringComparer.Ordinal);

    /// <summary>Stores a role as it is.</summary>
    public void Put(string name, params Grant[] grants) =>
        _stored[name] = Role.Define(name, null, grants.Select(grant => grant.Word), DateTimeOffset.UnixEpoch).Value;

    public Task<Role?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_stored.TryGetValue(name, out var role) ? Copy(role) : null);

    public Task<IReadOnlyList<Role>> FindManyAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Role>>([.. _stored.Values.Where(role => names.Contains(role.Name)).Select(Copy)]);

    public Task<IReadOnlyList<Role>> ListAsync(string? after, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Role>>([.. _stored.Values.Where(role => string.CompareOrdinal(role.Name, after ?? "") > 0).Skip(skip).Take(limit).Select(Copy)]);

    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult((long)_stored.Count);

    public Task<bool> AddAsync(Role role, CancellationToken cancellationToken) => Task.FromResult(_stored.TryAdd(role.Name, Copy(role)));

    public Task<bool> SaveAsync(Role role, long expectedVersion, CancellationToken cancellationToken)
    {
        var isCurrent = _stored.TryGetValue(role.Name, out var stored) && stored.Version == expectedVersion;
        if (isCurrent)
        {
            _stored[role.Name] = Copy(role);
        }

        return Task.FromResult(isCurrent);
    }

    public Task<bool> DeleteAsync(string name, long expectedVersion, CancellationToken cancellationToken) =>
        Task.FromResult(_stored.TryGetValue(name, out var stored) && stored.Version == expectedVersion && _stored.Remove(name));

    public Task<bool> HoldAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_stored.ContainsKey(name));

    private static Role Copy(Role role) =>
        Role.Restore(role.Name, role.Description, role.Grants.Select(grant => grant.Word), role.CreatedAt, role.UpdatedAt, role.Version);
}
