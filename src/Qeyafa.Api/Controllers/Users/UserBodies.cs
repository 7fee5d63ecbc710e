using Qeyafa.Domain.Users;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>What an account may do from now on; a member that is left out stays as it is.</summary>
/// <param name="Status"><c>active</c>, <c>inactive</c> (switched off at its owner's wish) or <c>suspended</c> (switched off by an administrator).</param>
/// <param name="IsSuperuser">Whether the account reaches everything. Only a superuser changes it.</param>
public sealed record ChangeUserBody(UserStatus? Status = null, bool? IsSuperuser = null);

/// <summary>All the roles of an account.</summary>
/// <param name="Roles">The names of the roles, at most 20; each must exist (<c>GET /roles</c>).</param>
public sealed record UserRolesBody(IReadOnlyList<string> Roles);
