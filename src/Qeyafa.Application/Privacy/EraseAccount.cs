using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Profiles;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Privacy;

/// <summary>
/// Erases an account with everything that is the person's. The caller has signed in a few minutes ago at most; a superuser is erased by superusers only,
/// and the last one by nobody.
/// </summary>
/// <param name="UserId">Whom.</param>
public sealed record EraseAccount(EntityId UserId) : ICommand<Done>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.EraseAccount;
}

internal sealed class EraseAccountHandler(
    ICaller caller,
    Authorities authorities,
    LastSuperuser lastSuperuser,
    IUserRepository users,
    ISessionRepository sessions,
    ISessionControl control,
    IErasures erasures,
    IProfileChanges profiles,
    IUnitOfWork work,
    IAuditLog audit,
    ErasurePolicy policy,
    TimeProvider clock) : ICommandHandler<EraseAccount, Done>
{
    public async Task<Result<Done>> Handle(EraseAccount request, CancellationToken cancellationToken)
    {
        if (await erasures.IsUnderWayAsync(request.UserId, cancellationToken))
        {
            return default(Done);
        }

        var outcome = await ReauthenticationAsync(cancellationToken) is { } refused
            ? Result<Done>.Failure(refused)
            : await work.RunAsync(cancellation => EndSessionsAsync(request.UserId, cancellation), cancellationToken);
        if (outcome.IsSuccess)
        {
            // Sessions die first: what the person's devices went on writing would collide with the erasure again and again.
            control.Forget(request.UserId);
            outcome = await work.RunAsync(cancellation => EraseAsync(request.UserId, cancellation), cancellationToken);
        }

        if (outcome.IsSuccess)
        {
            control.Forget(request.UserId);
            profiles.Changed(request.UserId);
        }
        else if (outcome.Error.Kind == ErrorKind.Forbidden)
        {
            await audit.RecordAsync(new AuditEvent(AuditActions.Erased, AuditOutcome.Denied) { Subject = request.UserId, Detail = outcome.Error.Code }, cancellationToken);
        }

        return outcome;
    }

    private async Task<Error?> ReauthenticationAsync(CancellationToken cancellationToken) =>
        caller.SessionId is not { } session || await sessions.AuthenticatedAtAsync(caller.RequiredUserId(), session, cancellationToken) is not { } at ? Error.Unauthenticated
        : clock.GetUtcNow() - at > policy.FreshFor ? PrivacyErrors.ReauthenticationRequired
        : null;

    private Task<Result<Done>> EndSessionsAsync(EntityId userId, CancellationToken cancellationToken) =>
        UnlessRefusedAsync(userId, _ => control.EndAllAsync(userId, keep: null, cancellationToken), cancellationToken);

    private Task<Result<Done>> EraseAsync(EntityId userId, CancellationToken cancellationToken) => UnlessRefusedAsync(
        userId,
        async user =>
        {
            await control.EndAllAsync(userId, keep: null, cancellationToken);
            await audit.RecordAsync(new AuditEvent(AuditActions.Erased, AuditOutcome.Success) { Subject = userId }, cancellationToken);
            await erasures.BeginAsync(user, cancellationToken);
        },
        cancellationToken);

    private async Task<Result<Done>> UnlessRefusedAsync(EntityId userId, Func<User, Task> act, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(userId, cancellationToken) is not { } user)
        {
            return await erasures.IsUnderWayAsync(userId, cancellationToken) ? default(Done) : Error.NotFound;
        }

        if (await RefusalAsync(user, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await act(user);
        return default(Done);
    }

    private async Task<Error?> RefusalAsync(User user, CancellationToken cancellationToken)
    {
        if (user.Id != caller.RequiredUserId())
        {
            if (await authorities.OfCallerAsync(caller.RequiredUserId(), cancellationToken) is not { } actor)
            {
                return Error.Forbidden;
            }

            if (user.IsSuperuser && !actor.User.IsSuperuser)
            {
                return AccessErrors.SuperuserProtected;
            }

            if (!actor.Covers((await authorities.OfAsync(user, cancellationToken)).Grants))
            {
                return AccessErrors.BeyondYourRights;
            }
        }

        return await lastSuperuser.RefusalAsync(user, cancellationToken);
    }
}
