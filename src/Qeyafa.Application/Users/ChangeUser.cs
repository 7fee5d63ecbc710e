using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>
/// Changes what an account may do. A status other than active ends the account's sessions at once. Nobody changes the status of their own account,
/// touches a superuser without being one, or touches somebody who has rights that they lack; the last active superuser stays.
/// </summary>
/// <param name="Id">Whose account.</param>
/// <param name="Status">The new status: any but <see cref="UserStatus.Pending"/>; null to leave it.</param>
/// <param name="IsSuperuser">Whether it is to be a superuser; null to leave it.</param>
/// <param name="Expected">The versions that the client is willing to change.</param>
public sealed record ChangeUser(EntityId Id, UserStatus? Status, bool? IsSuperuser, ExpectedVersion Expected) : ICommand<Versioned<UserDto>>, IPermittedRequest
{
    Grant IPermittedRequest.Required => Grant.WriteUsers;
}

internal sealed class ChangeUserValidator : AbstractValidator<ChangeUser>
{
    public ChangeUserValidator()
    {
        RuleFor(request => request.Status).NotNull().When(request => request.IsSuperuser is null).WithMessage("give status, is_superuser or both.");
        RuleFor(request => request.Status).NotEqual(UserStatus.Pending).WithMessage("must be active, inactive or suspended: only a new account is pending.");
    }
}

internal sealed class ChangeUserHandler(
    ICaller caller, Authorities authorities, IUserRepository users, LastSuperuser lastSuperuser, ISessionControl sessions, IAuditLog audit, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<ChangeUser, Versioned<UserDto>>
{
    public async Task<Result<Versioned<UserDto>>> Handle(ChangeUser request, CancellationToken cancellationToken)
    {
        var changed = await work.RunAsync(cancellation => ChangeAsync(request, cancellation), cancellationToken);
        if (changed.IsSuccess)
        {
            sessions.Forget(request.Id);
        }

        return changed;
    }

    private async Task<Result<Versioned<UserDto>>> ChangeAsync(ChangeUser request, CancellationToken cancellationToken)
    {
        if (await authorities.OfCallerAsync(caller.RequiredUserId(), cancellationToken) is not { } actor)
        {
            return Error.Forbidden;
        }

        if (await users.FindAsync(request.Id, cancellationToken) is not { } user)
        {
            return Error.NotFound;
        }

        var version = user.Version;
        if ((request.Expected.Check(version) ?? await RefusalAsync(request, actor, user, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        await ApplyAsync(request, user, cancellationToken);
        if (user.Version != version && await users.SaveAsync(user, version, cancellationToken) != SaveUserOutcome.Saved)
        {
            return request.Expected.Miss;
        }

        return new Versioned<UserDto>(mapper.Map<UserDto>(user), user.Version);
    }

    private async Task<Error?> RefusalAsync(ChangeUser request, Authority actor, User user, CancellationToken cancellationToken)
    {
        var changesStatus = request.Status is { } status && status != user.Status;
        var changesSuperuser = request.IsSuperuser is { } superuser && superuser != user.IsSuperuser;
        var target = await authorities.OfAsync(user, cancellationToken);
        if (!actor.User.IsSuperuser && (user.IsSuperuser || changesSuperuser))
        {
            return AccessErrors.SuperuserProtected;
        }

        if (!actor.Covers(target.Grants))
        {
            return AccessErrors.BeyondYourRights;
        }

        if (changesStatus && user.Id == actor.User.Id)
        {
            return AccessErrors.OwnAccount;
        }

        return changesStatus || changesSuperuser ? await LastOneRefusalAsync(request, user, cancellationToken) : null;
    }

    private async Task<Error?> LastOneRefusalAsync(ChangeUser request, User user, CancellationToken cancellationToken)
    {
        var stays = (request.Status ?? user.Status) == UserStatus.Active && (request.IsSuperuser ?? user.IsSuperuser);
        return stays ? null : await lastSuperuser.RefusalAsync(user, cancellationToken);
    }

    private async Task ApplyAsync(ChangeUser request, User user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (request.Status is { } status && status != user.Status)
        {
            user.ChangeStatus(status, now);
            await RecordAsync(AuditActions.StatusChanged, user, status.ToString().ToLowerInvariant(), cancellationToken);
            if (!user.IsActive)
            {
                await sessions.EndAllAsync(user.Id, keep: null, cancellationToken);
            }
        }

        if (request.IsSuperuser is { } superuser && superuser != user.IsSuperuser)
        {
            user.ChangeSuperuser(superuser, now);
            await RecordAsync(AuditActions.SuperuserChanged, user, superuser ? "superuser" : "ordinary", cancellationToken);
        }
    }

    private Task RecordAsync(string action, User user, string detail, CancellationToken cancellationToken) =>
        audit.RecordAsync(new AuditEvent(action, AuditOutcome.Success) { Subject = user.Id, Detail = detail }, cancellationToken);
}
