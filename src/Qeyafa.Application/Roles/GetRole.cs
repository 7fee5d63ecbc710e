using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>Answers a role.</summary>
/// <param name="Name">Its name.</param>
public sealed record GetRole(string Name) : IQuery<Versioned<RoleDto>>, ISignedInRequest;

internal sealed class GetRoleHandler(IRoleRepository roles, IMapper mapper) : IQueryHandler<GetRole, Versioned<RoleDto>>
{
    public async Task<Result<Versioned<RoleDto>>> Handle(GetRole request, CancellationToken cancellationToken) =>
        Role.IsName(request.Name) && await roles.FindAsync(request.Name, cancellationToken) is { } role ? mapper.Show(role) : Error.NotFound;
}
