using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Signs somebody in with the code that was sent to their telephone number; it verifies the number, and activates an account that waited for that.</summary>
/// <param name="PhoneNumber">The telephone number in its international form.</param>
/// <param name="Code">The code: six digits.</param>
/// <param name="Purpose">What the code is for; null for signing in or finishing a registration, whichever is newer.</param>
/// <param name="ChallengeId">The challenge that the request for the code was answered; null where the client has forgotten it.</param>
public sealed record VerifyOtp(string PhoneNumber, Secret Code, OtpPurpose? Purpose, EntityId? ChallengeId) : ICommand<SignedInDto>, IAnonymousRequest;

internal sealed class VerifyOtpValidator : AbstractValidator<VerifyOtp>
{
    public VerifyOtpValidator() => RuleFor(request => request.PhoneNumber).MustBePhoneNumber();
}

internal sealed class VerifyOtpHandler(
    IUserRepository users, CodeDesk codes, SignInDesk desk, ISessionControl sessions, IUnitOfWork work, IAuditLog audit, TimeProvider clock) : ICommandHandler<VerifyOtp, SignedInDto>
{
    public async Task<Result<SignedInDto>> Handle(VerifyOtp request, CancellationToken cancellationToken)
    {
        var number = PhoneNumber.Parse(request.PhoneNumber);
        var purposes = request.Purpose is { } purpose ? [purpose.ToCodePurpose()] : OtpPurposes.ToSignIn;
        var check = await codes.CheckAsync(purposes, number.Value, request.ChallengeId, request.Code, cancellationToken);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        var admitted = await work.RunAsync(cancellation => AdmitAsync(check.Value, number, cancellation), cancellationToken);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        await codes.SucceededAsync(check.Value, cancellationToken);
        sessions.Forget(check.Value.UserId);
        return admitted.Value.SignedIn is { } signedIn ? signedIn : admitted.Value.Barred!;
    }

    /// <summary>The code, the account and the session change together. A barred owner uses the code up as well.</summary>
    private async Task<Result<Admission>> AdmitAsync(CheckedCode code, PhoneNumber number, CancellationToken cancellationToken)
    {
        if (!await codes.UseAsync(code, cancellationToken) || await users.FindAsync(code.UserId, cancellationToken) is not { } user || user.PhoneNumber != number)
        {
            return AuthErrors.InvalidCode;
        }

        if (!user.PhoneVerified || user.Status == UserStatus.Pending)
        {
            var version = user.Version;
            user.VerifyPhone(clock.GetUtcNow());
            if (await users.SaveAsync(user, version, cancellationToken) != SaveUserOutcome.Saved)
            {
                return Error.ConcurrentChange;
            }

            await RecordAsync(AuditActions.PhoneVerified, AuditOutcome.Success, user, detail: null, cancellationToken);
        }

        if (AuthErrors.BarredBy(user.Status) is { } barred)
        {
            await RecordAsync(AuditActions.SignIn, AuditOutcome.Denied, user, barred.Code, cancellationToken);
            return new Admission(SignedIn: null, barred);
        }

        var signedIn = await desk.AdmitAsync(user, cancellationToken);
        await RecordAsync(AuditActions.SignIn, AuditOutcome.Success, user, "otp", cancellationToken);
        return new Admission(signedIn, Barred: null);
    }

    private Task RecordAsync(string action, AuditOutcome outcome, User user, string? detail, CancellationToken cancellationToken) =>
        audit.RecordAsync(new AuditEvent(action, outcome) { Actor = user.Id, Subject = user.Id, Detail = detail }, cancellationToken);

    private sealed record Admission(SignedInDto? SignedIn, Error? Barred);
}
