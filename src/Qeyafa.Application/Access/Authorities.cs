using System.Collections.Frozen;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Access;

/// <summary>Works out what accounts may do: fresh from the database each time, never from the token, so that a lost right is lost at once.</summary>
internal sealed class Authorities(IUserRepository users, IRoleRepository roles)
{
    private static readonly FrozenSet<Grant> Every = Grant.All.ToFrozenSet();

    /// <summary>What a caller may do; null for one who may do nothing, having no active account.</summary>
    public async Task<Authority?> OfCallerAsync(EntityId caller, CancellationToken cancellationToken) =>
        await users.FindAsync(caller, cancellationToken) is { IsActive: true } user ? await OfAsync(user, cancellationToken) : null;

    /// <summary>The rights that an account has, whatever its status.</summary>
    public async Task<Authority> OfAsync(User user, CancellationToken cancellationToken)
    {
        if (user.IsSuperuser || user.Roles.Contains(RoleNames.Admin))
        {
            return new Authority(user, Every);
        }

        var held = await roles.FindManyAsync(user.Roles, cancellationToken);
        return new Authority(user, held.SelectMany(role => role.Grants).ToHashSet());
    }
}
