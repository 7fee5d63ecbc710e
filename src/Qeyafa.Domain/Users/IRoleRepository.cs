namespace Qeyafa.Domain.Users;

/// <summary>Where roles are kept.</summary>
public interface IRoleRepository
{
    /// <summary>The role with a name, or null.</summary>
    Task<Role?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The roles with these names; names without a role are left out.</summary>
    Task<IReadOnlyList<Role>> FindManyAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>Roles in the order of their names.</summary>
    /// <param name="after">The name after which the part starts; null for the first role.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many to answer at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Role>> ListAsync(string? after, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>How many roles there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Stores a new role.</summary>
    /// <returns>Whether it is stored; not where another one has the name.</returns>
    Task<bool> AddAsync(Role role, CancellationToken cancellationToken);

    /// <summary>Stores a changed role, if the stored one still has the expected version.</summary>
    /// <returns>Whether it is stored.</returns>
    Task<bool> SaveAsync(Role role, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes a role, if the stored one still has the expected version.</summary>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> DeleteAsync(string name, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>
    /// Notes within a unit of work that the work relies on the role as it is: of two units of work that hold, change or delete the same role at once,
    /// one comes after the other.
    /// </summary>
    /// <returns>Whether there is such a role.</returns>
    Task<bool> HoldAsync(string name, CancellationToken cancellationToken);
}
