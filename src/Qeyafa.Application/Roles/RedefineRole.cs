using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>Replaces what a role says and gives. The caller must have the rights that it gave and those that it will give; <see cref="RoleNames.Admin"/> keeps all.</summary>
/// <param name="Name">The role's name.</param>
/// <param name="Description">What it is for; at most 255 characters.</param>
/// <param name="Permissions">The words of the rights that it gives.</param>
/// <param name="Expected">The versions that the client is willing to change.</param>
public sealed record RedefineRole(string Name, string? Description, IReadOnlyList<string> Permissions, ExpectedVersion Expected) : ICommand<Versioned<RoleDto>>, IPermittedRequest
{
    Grant IPermittedRequest.Required => Grant.WriteRoles;
}

internal sealed class RedefineRoleHandler(IRoleRepository roles, RoleAuthor author, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<RedefineRole, Versioned<RoleDto>>
{
    public Task<Result<Versioned<RoleDto>>> Handle(RedefineRole request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => RedefineAsync(request, cancellation), cancellationToken);

    private async Task<Result<Versioned<RoleDto>>> RedefineAsync(RedefineRole request, CancellationToken cancellationToken)
    {
        if (!Role.IsName(request.Name) || await roles.FindAsync(request.Name, cancellationToken) is not { } role)
        {
            return Error.NotFound;
        }

        var (version, before) = (role.Version, role.Grants);
        if (request.Expected.Check(version) is { } stale)
        {
            return stale;
        }

        var redefined = role.Redefine(request.Description, request.Permissions, clock.GetUtcNow());
        if (!redefined.IsSuccess)
        {
            return redefined.Error;
        }

        if (await author.RefusalAsync(before.Concat(role.Grants), cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!await roles.SaveAsync(role, version, cancellationToken))
        {
            return request.Expected.Miss;
        }

        await author.RecordAsync(role.Name, "changed", cancellationToken);
        return mapper.Show(role);
    }
}
