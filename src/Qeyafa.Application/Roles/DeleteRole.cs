using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>Deletes a role that no account has and that is not one of every installation's.</summary>
/// <param name="Name">The role's name.</param>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteRole(string Name, ExpectedVersion Expected) : ICommand<Done>, IPermittedRequest
{
    Grant IPermittedRequest.Required => Grant.WriteRoles;
}

internal sealed class DeleteRoleHandler(IRoleRepository roles, IUserDirectory directory, RoleAuthor author, IUnitOfWork work) : ICommandHandler<DeleteRole, Done>
{
    public Task<Result<Done>> Handle(DeleteRole request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => DeleteAsync(request, cancellation), cancellationToken);

    /// <summary>Granting a role holds it, so that of a deletion and a grant at once one comes after the other and sees it.</summary>
    private async Task<Result<Done>> DeleteAsync(DeleteRole request, CancellationToken cancellationToken)
    {
        if (!Role.IsName(request.Name) || await roles.FindAsync(request.Name, cancellationToken) is not { } role)
        {
            return Error.NotFound;
        }

        if ((request.Expected.Check(role.Version) ?? await author.RefusalAsync(role.Grants, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (SeededRoles.Include(role.Name))
        {
            return RoleErrors.Seeded;
        }

        if (await directory.HasHolderAsync(role.Name, cancellationToken))
        {
            return RoleErrors.InUse;
        }

        if (!await roles.DeleteAsync(role.Name, role.Version, cancellationToken))
        {
            return request.Expected.Miss;
        }

        await author.RecordAsync(role.Name, "deleted", cancellationToken);
        return default(Done);
    }
}
