using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <inheritdoc cref="IAdministratorSetup" />
internal sealed class AdministratorSetup(
    IUserRepository users, IPasswordHashing passwords, PasswordPolicy policy, ISessionControl sessions, IAuditLog audit, IUnitOfWork work, TimeProvider clock)
    : IAdministratorSetup
{
    public async Task<Result<EntityId>> CreateAsync(EmailAddress email, string name, Secret password, CancellationToken cancellationToken)
    {
        if (!AccountDetails.IsName(name))
        {
            return Error.Rule("name", AccountDetails.NameRule);
        }

        var broken = !PasswordPolicy.HasAllowedLength(password) ? Error.Rule("password", PasswordPolicy.LengthRule) : policy.Refusal(password, "password", email.Value, name);
        if (broken is not null)
        {
            return broken;
        }

        if (await users.FindByEmailAsync(email, cancellationToken) is not null)
        {
            return AuthErrors.EmailTaken;
        }

        var hash = await passwords.HashAsync(password, cancellationToken);
        return hash.IsSuccess ? await work.RunAsync(cancellation => AddAsync(email, name, hash.Value, cancellation), cancellationToken) : hash.Error;
    }

    public async Task<Result<EntityId>> PromoteAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var promoted = await work.RunAsync(cancellation => PromoteJoinedAsync(email, cancellation), cancellationToken);
        if (promoted.IsSuccess)
        {
            sessions.Forget(promoted.Value);
        }

        return promoted;
    }

    private async Task<Result<EntityId>> AddAsync(EmailAddress email, string name, string hash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var user = User.Register(EntityId.New(now), email, hash, name, RoleNames.Customer, UserStatus.Active, now);
        user.ChangeRoles([RoleNames.Admin], now);
        Raise(user, now);
        if (await users.AddAsync(user, cancellationToken) != AddUserOutcome.Added)
        {
            return AuthErrors.EmailTaken;
        }

        await RecordAsync(AuditActions.Registered, user, cancellationToken);
        await RecordAsync(AuditActions.SuperuserChanged, user, cancellationToken);
        return user.Id;
    }

    private async Task<Result<EntityId>> PromoteJoinedAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email, cancellationToken) is not { } user)
        {
            return Error.NotFound;
        }

        var version = user.Version;
        Raise(user, clock.GetUtcNow());
        if (user.Version == version)
        {
            return user.Id;
        }

        if (await users.SaveAsync(user, version, cancellationToken) != SaveUserOutcome.Saved)
        {
            return Error.ConcurrentChange;
        }

        await RecordAsync(AuditActions.SuperuserChanged, user, cancellationToken);
        return user.Id;
    }

    private static void Raise(User user, DateTimeOffset now)
    {
        if (!user.Roles.Contains(RoleNames.Admin))
        {
            user.ChangeRoles([.. user.Roles, RoleNames.Admin], now);
        }

        if (!user.IsSuperuser)
        {
            user.ChangeSuperuser(true, now);
        }

        if (!user.EmailVerified)
        {
            user.VerifyEmail(now);
        }

        if (!user.IsActive)
        {
            user.ChangeStatus(UserStatus.Active, now);
        }
    }

    private Task RecordAsync(string action, User user, CancellationToken cancellationToken) =>
        audit.RecordAsync(new AuditEvent(action, AuditOutcome.Success) { Subject = user.Id, Detail = "command_line" }, cancellationToken);
}
