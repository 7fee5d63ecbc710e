using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>A named set of rights.</summary>
public sealed record RoleDto
{
    /// <summary>The name, which never changes.</summary>
    public required string Name { get; init; }

    /// <summary>What the role is for; at most 255 characters.</summary>
    public required string? Description { get; init; }

    /// <summary>The words of the rights that it gives.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>When the role was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class RoleMapping : AutoMapper.Profile
{
    public RoleMapping() =>
        CreateMap<Role, RoleDto>().ForMember(role => role.Permissions, member => member.MapFrom(role => role.Grants.Select(grant => grant.Word).ToList()));
}

/// <summary>Shows roles.</summary>
internal static class RoleShowing
{
    public static Versioned<RoleDto> Show(this AutoMapper.IMapper mapper, Role role, bool created = false) => new(mapper.Map<RoleDto>(role), role.Version, created);
}
