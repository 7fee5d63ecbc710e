using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Roles;

/// <summary>What can go wrong with roles.</summary>
internal static class RoleErrors
{
    public static Error Exists { get; } = new(ErrorKind.Conflict, "role_exists", "There is a role with this name. Change that one, or choose another name.");

    public static Error InUse { get; } = new(ErrorKind.Conflict, "role_in_use", "Accounts have this role. Take it from them first.");

    public static Error Seeded { get; } = new(ErrorKind.Conflict, "role_seeded", "Every installation has this role. It cannot be deleted.");
}
