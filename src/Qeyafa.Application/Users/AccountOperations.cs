using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Passwords;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <inheritdoc cref="IAccountOperations" />
internal sealed class AccountOperations(
    IUserRepository users,
    IUserDirectory directory,
    IRoleRepository roles,
    IPasswordHashing passwords,
    PasswordPolicy policy,
    PasswordChange passwordChange,
    CodeDesk codes,
    LastSuperuser lastSuperuser,
    ISessionControl sessions,
    IErasures erasures,
    IAuditLog audit,
    IUnitOfWork work,
    IMapper mapper,
    TimeProvider clock) : IAccountOperations
{
    private const string Origin = "command_line";

    private static readonly Error UnknownRole = Error.Rule("roles", "must be names of roles that exist.");
    private static readonly Error NoEmail = Error.Rule("email", "is missing: the account has a telephone number only, and signs in with codes.");

    public async Task<UserDto?> FindAsync(string who, CancellationToken cancellationToken)
    {
        var user = EntityId.TryParse(who, out var id) ? await users.FindAsync(id, cancellationToken)
            : EmailAddress.TryParse(who, out var email) ? await users.FindByEmailAsync(email, cancellationToken)
            : PhoneNumber.TryParse(who, out var number) ? await users.FindByPhoneNumberAsync(number, cancellationToken)
            : Username.TryParse(who, out var username) ? await users.FindByUsernameAsync(username, cancellationToken)
            : null;
        return user is null ? null : mapper.Map<UserDto>(user);
    }

    public async Task<IReadOnlyList<UserDto>> ListAsync(UserFilter filter, int limit, CancellationToken cancellationToken) =>
        [.. (await directory.ListAsync(filter, new UserSlice(After: null, Skip: 0, limit), cancellationToken)).Select(mapper.Map<UserDto>)];

    public async Task<Result<UserDto>> CreateAsync(EmailAddress email, string name, IReadOnlyList<string> roles, Secret password, CancellationToken cancellationToken)
    {
        if (!AccountDetails.IsName(name))
        {
            return Error.Rule("name", AccountDetails.NameRule);
        }

        if (BrokenRule(password, email.Value, name) is { } broken)
        {
            return broken;
        }

        var hash = await passwords.HashAsync(password, cancellationToken);
        return hash.IsSuccess ? await work.RunAsync(cancellation => AddAsync(email, name, roles, hash.Value, cancellation), cancellationToken) : hash.Error;
    }

    public Task<Result<UserDto>> ReplaceRolesAsync(EntityId id, IReadOnlyList<string> roles, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (user, cancellation) =>
        {
            if (!await HoldAsync(roles, cancellation))
            {
                return UnknownRole;
            }

            user.ChangeRoles(roles, clock.GetUtcNow());
            await RecordAsync(AuditActions.RolesChanged, user.Id, cancellation);
            return null;
        },
        cancellationToken);

    public Task<Result<UserDto>> ChangeStatusAsync(EntityId id, UserStatus status, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (user, cancellation) =>
        {
            if (user.Status == status)
            {
                return null;
            }

            if (status != UserStatus.Active && await lastSuperuser.RefusalAsync(user, cancellation) is { } refusal)
            {
                return refusal;
            }

            user.ChangeStatus(status, clock.GetUtcNow());
            await RecordAsync(AuditActions.StatusChanged, user.Id, cancellation);
            if (!user.IsActive)
            {
                await sessions.EndAllAsync(user.Id, keep: null, cancellation);
            }

            return null;
        },
        cancellationToken);

    public async Task<Result<UserDto>> SetPasswordAsync(EntityId id, Secret password, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { } user)
        {
            return Error.NotFound;
        }

        if (user.Email is null)
        {
            return NoEmail;
        }

        if (BrokenRule(password, [.. PasswordChange.IdentifiersOf(user)]) is { } broken)
        {
            return broken;
        }

        var hash = await passwords.HashAsync(password, cancellationToken);
        if (!hash.IsSuccess)
        {
            return hash.Error;
        }

        var version = user.Version;
        user.ChangePassword(hash.Value, clock.GetUtcNow());
        var stored = await work.RunAsync(cancellation => StorePasswordAsync(user, version, cancellation), cancellationToken);
        if (stored.IsSuccess)
        {
            await passwordChange.ForgetAsync(user, cancellationToken);
        }

        return stored;
    }

    public async Task<Result<UserDto>> SendPasswordCodeAsync(EntityId id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { } user)
        {
            return Error.NotFound;
        }

        if (user.Email is not { } email)
        {
            return NoEmail;
        }

        if ((await codes.AdmitAsync(CodePurpose.PasswordReset, email.Value, cancellationToken)).Error is { } tooMany)
        {
            return tooMany;
        }

        return await work.RunAsync<UserDto>(
            async cancellation =>
            {
                await codes.IssueAsync(CodePurpose.PasswordReset, email.Value, user, cancellation);
                return mapper.Map<UserDto>(user);
            },
            cancellationToken);
    }

    public Task<Result<UserDto>> SignOutAsync(EntityId id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (user, cancellation) =>
        {
            await sessions.EndAllAsync(user.Id, keep: null, cancellation);
            await RecordAsync(AuditActions.SessionsRevoked, user.Id, cancellation);
            return null;
        },
        cancellationToken);

    /// <summary>Sessions die first, in a step of their own: what the person's devices went on writing would collide with the erasure again and again.</summary>
    public async Task<Result<UserDto>> EraseAsync(EntityId id, CancellationToken cancellationToken)
    {
        var ended = await ChangeAsync(
            id,
            async (user, cancellation) =>
            {
                if (await lastSuperuser.RefusalAsync(user, cancellation) is { } refusal)
                {
                    return refusal;
                }

                await sessions.EndAllAsync(user.Id, keep: null, cancellation);
                return null;
            },
            cancellationToken);
        return !ended.IsSuccess ? ended : await ChangeAsync(
            id,
            async (user, cancellation) =>
            {
                if (await lastSuperuser.RefusalAsync(user, cancellation) is { } refusal)
                {
                    return refusal;
                }

                await sessions.EndAllAsync(user.Id, keep: null, cancellation);
                await RecordAsync(AuditActions.Erased, user.Id, cancellation);
                await erasures.BeginAsync(user, cancellation);
                return null;
            },
            cancellationToken);
    }

    private async Task<Result<UserDto>> AddAsync(EmailAddress email, string name, IReadOnlyList<string> roles, string hash, CancellationToken cancellationToken)
    {
        if (!await HoldAsync(roles, cancellationToken))
        {
            return UnknownRole;
        }

        var now = clock.GetUtcNow();
        var user = User.Register(EntityId.New(now), email, hash, name, RoleNames.Customer, UserStatus.Active, now);
        user.ChangeRoles(roles, now);
        user.VerifyEmail(now);
        if (await users.AddAsync(user, cancellationToken) != AddUserOutcome.Added)
        {
            return AuthErrors.EmailTaken;
        }

        await RecordAsync(AuditActions.Registered, user.Id, cancellationToken);
        return mapper.Map<UserDto>(user);
    }

    private async Task<Result<UserDto>> StorePasswordAsync(User user, long version, CancellationToken cancellationToken)
    {
        var error = await passwordChange.StoreAsync(user, version, keep: null, Done(AuditActions.PasswordReset, user.Id), cancellationToken);
        return error is not null ? error : mapper.Map<UserDto>(user);
    }

    private async Task<Result<UserDto>> ChangeAsync(EntityId id, Func<User, CancellationToken, Task<Error?>> change, CancellationToken cancellationToken)
    {
        var changed = await work.RunAsync(cancellation => ChangeJoinedAsync(id, change, cancellation), cancellationToken);
        if (changed.IsSuccess)
        {
            sessions.Forget(id);
        }

        return changed;
    }

    private async Task<Result<UserDto>> ChangeJoinedAsync(EntityId id, Func<User, CancellationToken, Task<Error?>> change, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { } user)
        {
            return Error.NotFound;
        }

        var version = user.Version;
        if (await change(user, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return user.Version == version || await users.SaveAsync(user, version, cancellationToken) == SaveUserOutcome.Saved ? mapper.Map<UserDto>(user) : Error.ConcurrentChange;
    }

    private Error? BrokenRule(Secret password, params string[] identifiers) =>
        !PasswordPolicy.HasAllowedLength(password) ? Error.Rule("password", PasswordPolicy.LengthRule) : policy.Refusal(password, "password", identifiers);

    private async Task<bool> HoldAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (!await roles.HoldAsync(name, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private Task RecordAsync(string action, EntityId subject, CancellationToken cancellationToken) =>
        audit.RecordAsync(Done(action, subject), cancellationToken);

    private static AuditEvent Done(string action, EntityId subject) => new(action, AuditOutcome.Success) { Subject = subject, Detail = Origin };
}
