using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Passwords;

/// <summary>Chooses a new password with the code that was sent by mail. It ends every session and signs nobody in.</summary>
/// <param name="Email">The account's email address.</param>
/// <param name="Code">The code: six digits.</param>
/// <param name="NewPassword">The new password; 8 to 128 code points.</param>
/// <param name="ChallengeId">The challenge that the request for the code was answered; null where the client has forgotten it.</param>
public sealed record ResetPassword(string Email, Secret Code, Secret NewPassword, EntityId? ChallengeId) : ICommand<Done>, IAnonymousRequest;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator()
    {
        RuleFor(request => request.Email).MustBeEmail();
        RuleFor(request => request.NewPassword).Must(PasswordPolicy.HasAllowedLength).WithMessage(PasswordPolicy.LengthRule);
    }
}

/// <summary>A wrong code costs no hash, and a right one is not used up by a password that is refused.</summary>
internal sealed class ResetPasswordHandler(
    IUserRepository users, CodeDesk codes, PasswordPolicy policy, IPasswordHashing passwords, PasswordChange change, IUnitOfWork work, TimeProvider clock) : ICommandHandler<ResetPassword, Done>
{
    public async Task<Result<Done>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email);
        if (policy.Refusal(request.NewPassword, PasswordChange.Member, email.Value, email.LocalPart) is { } refusal)
        {
            return refusal;
        }

        var check = await codes.CheckAsync([CodePurpose.PasswordReset], email.Value, request.ChallengeId, request.Code, cancellationToken);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        var hash = await HashAsync(check.Value, request.NewPassword, cancellationToken);
        if (!hash.IsSuccess)
        {
            await codes.ReturnAsync(check.Value, cancellationToken);
            return hash.Error;
        }

        var reset = await work.RunAsync(cancellation => StoreAsync(check.Value, email, hash.Value, cancellation), cancellationToken);
        if (!reset.IsSuccess)
        {
            return reset.Error;
        }

        await codes.SucceededAsync(check.Value, cancellationToken);
        await change.ForgetAsync(reset.Value, cancellationToken);
        return default(Done);
    }

    private async Task<Result<string>> HashAsync(CheckedCode code, Secret password, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(code.UserId, cancellationToken);
        return user is not null && policy.Refusal(password, PasswordChange.Member, PasswordChange.IdentifiersOf(user)) is { } refusal
            ? refusal
            : await passwords.HashAsync(password, cancellationToken);
    }

    private async Task<Result<User>> StoreAsync(CheckedCode code, EmailAddress email, string hash, CancellationToken cancellationToken)
    {
        if (!await codes.UseAsync(code, cancellationToken) || await users.FindAsync(code.UserId, cancellationToken) is not { } user || user.Email != email)
        {
            return AuthErrors.InvalidCode;
        }

        var version = user.Version;
        if (!user.EmailVerified)
        {
            // The code came by mail: whoever has it has the address.
            user.VerifyEmail(clock.GetUtcNow());
        }

        user.ChangePassword(hash, clock.GetUtcNow());
        return await change.StoreAsync(user, version, keep: null, PasswordChange.ByOwner(AuditActions.PasswordReset, user.Id), cancellationToken) is { } error ? error : user;
    }
}
