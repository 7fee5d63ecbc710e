namespace Qeyafa.Api.Controllers.Roles;

/// <summary>A new role.</summary>
/// <param name="Name">The name: a word of at most 100 lower-case letters a to z, digits, hyphens and underscores, starting with a letter.</param>
/// <param name="Permissions">
/// The rights that it gives: <c>users:read</c>, <c>users:write</c>, <c>users:delete</c>, <c>roles:write</c>, <c>data:read</c>, <c>data:write</c>,
/// <c>shares:receive</c>, <c>audit:read</c>, <c>operations:read</c>; none that the caller lacks.
/// </param>
/// <param name="Description">What it is for; at most 255 characters.</param>
public sealed record DefineRoleBody(string Name, IReadOnlyList<string> Permissions, string? Description = null);

/// <summary>All that a role says and gives.</summary>
/// <param name="Permissions">The rights that it gives, as in a new role.</param>
/// <param name="Description">What it is for; at most 255 characters; none where left out.</param>
public sealed record RedefineRoleBody(IReadOnlyList<string> Permissions, string? Description = null);
