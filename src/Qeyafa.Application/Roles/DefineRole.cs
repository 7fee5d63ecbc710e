using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>Makes a role, of no right that the caller lacks.</summary>
/// <param name="Name">The name (<see cref="Role.IsName"/>), which no other role has.</param>
/// <param name="Description">What it is for; at most 255 characters.</param>
/// <param name="Permissions">The words of the rights that it gives.</param>
public sealed record DefineRole(string Name, string? Description, IReadOnlyList<string> Permissions) : ICommand<Versioned<RoleDto>>, IPermittedRequest
{
    Grant IPermittedRequest.Required => Grant.WriteRoles;
}

internal sealed class DefineRoleHandler(IRoleRepository roles, RoleAuthor author, IReservedId reserved, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<DefineRole, Versioned<RoleDto>>
{
    public async Task<Result<Versioned<RoleDto>>> Handle(DefineRole request, CancellationToken cancellationToken)
    {
        var defined = Role.Define(request.Name, request.Description, request.Permissions, clock.GetUtcNow());
        if (!defined.IsSuccess)
        {
            return defined.Error;
        }

        var added = await work.RunAsync(cancellation => AddAsync(defined.Value, cancellation), cancellationToken);
        return added.Error == RoleErrors.Exists && reserved.MayExist ? await RepeatAsync(defined.Value, cancellationToken) : added;
    }

    private async Task<Result<Versioned<RoleDto>>> AddAsync(Role role, CancellationToken cancellationToken)
    {
        if (await author.RefusalAsync(role.Grants, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!await roles.AddAsync(role, cancellationToken))
        {
            return RoleErrors.Exists;
        }

        await author.RecordAsync(role.Name, "made", cancellationToken);
        return mapper.Show(role, created: true);
    }

    /// <summary>An earlier try whose answer got lost has made the role: it is still as it was asked for.</summary>
    private async Task<Result<Versioned<RoleDto>>> RepeatAsync(Role role, CancellationToken cancellationToken) =>
        await roles.FindAsync(role.Name, cancellationToken) is { Version: 1 } stored && stored.Description == role.Description && stored.Grants.SequenceEqual(role.Grants)
            ? mapper.Show(stored, created: true)
            : RoleErrors.Exists;
}
