using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Access;

/// <summary>What nobody may do with accounts and roles, whatever rights they have.</summary>
internal static class AccessErrors
{
    public static Error SuperuserProtected { get; } = new(ErrorKind.Forbidden, "superuser_protected", "Only a superuser makes superusers, and only a superuser changes the account of one.");

    public static Error BeyondYourRights { get; } = new(ErrorKind.Forbidden, "beyond_your_rights", "This would give, take or change rights that your own account does not have.");

    public static Error OwnAccount { get; } = new(ErrorKind.Conflict, "own_account", "Nobody changes the status of their own account. Another administrator can.");

    public static Error LastSuperuser { get; } = new(ErrorKind.Conflict, "last_superuser", "This is the last active superuser. Make another one first.");
}
