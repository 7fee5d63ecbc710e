using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Verifies an email address with the code that was sent to it; it activates an account that waited for that, and signs nobody in.</summary>
/// <param name="Email">The email address; null for the caller's own.</param>
/// <param name="Code">The code: six digits.</param>
/// <param name="ChallengeId">The challenge that the request for the code was answered; null where the client has forgotten it.</param>
public sealed record VerifyEmail(string? Email, Secret Code, EntityId? ChallengeId) : ICommand<Done>, IAnonymousRequest;

internal sealed class VerifyEmailValidator : AbstractValidator<VerifyEmail>
{
    public VerifyEmailValidator() => RuleFor(request => request.Email!).MustBeEmailWhereGiven();
}

internal sealed class VerifyEmailHandler(
    OwnEmail own, IUserRepository users, CodeDesk codes, ISessionControl sessions, IUnitOfWork work, IAuditLog audit, TimeProvider clock) : ICommandHandler<VerifyEmail, Done>
{
    public async Task<Result<Done>> Handle(VerifyEmail request, CancellationToken cancellationToken)
    {
        var email = await own.ResolveAsync(request.Email, cancellationToken);
        if (!email.IsSuccess)
        {
            return email.Error;
        }

        var check = await codes.CheckAsync([CodePurpose.EmailVerification], email.Value.Value, request.ChallengeId, request.Code, cancellationToken);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        var verified = await work.RunAsync(cancellation => StoreAsync(check.Value, email.Value, cancellation), cancellationToken);
        if (verified.IsSuccess)
        {
            await codes.SucceededAsync(check.Value, cancellationToken);
            sessions.Forget(check.Value.UserId);
        }

        return verified;
    }

    private async Task<Result<Done>> StoreAsync(CheckedCode code, EmailAddress email, CancellationToken cancellationToken)
    {
        if (!await codes.UseAsync(code, cancellationToken) || await users.FindAsync(code.UserId, cancellationToken) is not { } user || user.Email != email)
        {
            return AuthErrors.InvalidCode;
        }

        var version = user.Version;
        user.VerifyEmail(clock.GetUtcNow());
        if (await users.SaveAsync(user, version, cancellationToken) != SaveUserOutcome.Saved)
        {
            return Error.ConcurrentChange;
        }

        await audit.RecordAsync(new AuditEvent(AuditActions.EmailVerified, AuditOutcome.Success) { Actor = user.Id, Subject = user.Id }, cancellationToken);
        return default(Done);
    }
}
