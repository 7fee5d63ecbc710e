using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Passwords;

/// <summary>Changes the caller's own password. Every other session ends.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">The new password; 8 to 128 code points.</param>
public sealed record ChangePassword(Secret CurrentPassword, Secret NewPassword) : ICommand<Done>, ISignedInRequest;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator() =>
        RuleFor(request => request.NewPassword).Must(PasswordPolicy.HasAllowedLength).WithMessage(PasswordPolicy.LengthRule);
}

internal sealed class ChangePasswordHandler(
    ICaller caller, IUserRepository users, PasswordPolicy policy, IPasswordHashing passwords, IAttemptGate gate, PasswordChange change, IAuditLog audit, IUnitOfWork work, TimeProvider clock)
    : ICommandHandler<ChangePassword, Done>
{
    public async Task<Result<Done>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(caller.RequiredUserId(), cancellationToken) is not { } user)
        {
            return Error.Unauthenticated;
        }

        if (policy.Refusal(request.NewPassword, PasswordChange.Member, PasswordChange.IdentifiersOf(user)) is { } refusal)
        {
            return refusal;
        }

        if ((await ProveAsync(user, request.CurrentPassword, cancellationToken)).Error is { } unproved)
        {
            return unproved;
        }

        var hash = await passwords.HashAsync(request.NewPassword, cancellationToken);
        if (!hash.IsSuccess)
        {
            return hash.Error;
        }

        var stored = await work.RunAsync(cancellation => StoreAsync(user, hash.Value, cancellation), cancellationToken);
        if (!stored.IsSuccess)
        {
            return stored.Error;
        }

        await change.ForgetAsync(user, cancellationToken);
        return default(Done);
    }

    private async Task<Result<Done>> ProveAsync(User user, Secret password, CancellationToken cancellationToken)
    {
        var attempt = await gate.AdmitAsync(AttemptKind.Password, user.Id.ToString(), cancellationToken);
        if (!attempt.IsSuccess)
        {
            return attempt.Error;
        }

        var verdict = await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken);
        if (!verdict.IsSuccess)
        {
            await gate.WithdrawAsync(attempt.Value, cancellationToken);
            return verdict.Error;
        }

        if (verdict.Value == PasswordVerdict.Wrong)
        {
            await audit.RecordAsync(new AuditEvent(AuditActions.PasswordChanged, AuditOutcome.Failure) { Subject = user.Id, Detail = "current_password" }, cancellationToken);
            return Error.Rule("current_password", "is not the account's password.");
        }

        await gate.SucceededAsync(attempt.Value, cancellationToken);
        return default(Done);
    }

    /// <summary>The account must still be the one whose password was proved: another change in between refuses this one.</summary>
    private async Task<Result<Done>> StoreAsync(User proved, string hash, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(proved.Id, cancellationToken) is not { } user || user.Version != proved.Version)
        {
            return Error.ConcurrentChange;
        }

        user.ChangePassword(hash, clock.GetUtcNow());
        return await change.StoreAsync(user, proved.Version, caller.SessionId, PasswordChange.ByOwner(AuditActions.PasswordChanged, user.Id), cancellationToken) is { } error ? error : default(Done);
    }
}
