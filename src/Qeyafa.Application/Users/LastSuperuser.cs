using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>Sees to it that an installation keeps an active superuser, once it has one.</summary>
internal sealed class LastSuperuser(IRoleRepository roles, IUserDirectory directory)
{
    /// <summary>
    /// Whether an account may stop being an active superuser, or be erased. To be asked within the unit of work that does it: of two that ask at once,
    /// the second one sees what the first has done.
    /// </summary>
    /// <returns>Null where it may, else what to answer.</returns>
    public async Task<Error?> RefusalAsync(User user, CancellationToken cancellationToken)
    {
        if (user is not { IsActive: true, IsSuperuser: true })
        {
            return null;
        }

        if (!await roles.HoldAsync(RoleNames.Admin, cancellationToken))
        {
            throw new InvalidOperationException($"The database lacks the role {RoleNames.Admin}, which its migrations make.");
        }

        return await directory.HasSuperuserBesidesAsync(user.Id, cancellationToken) ? null : AccessErrors.LastSuperuser;
    }
}
