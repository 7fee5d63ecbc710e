using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>
/// Makes an account with an email address and a password, sends the code that verifies the address, and signs the owner in where the settings let an account act at once.
/// </summary>
/// <param name="Email">The email address; at most 254 characters, no two accounts have the same.</param>
/// <param name="Password">The password; 8 to 128 code points.</param>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Role">One of <see cref="RoleNames.OpenToRegistration"/>; null for <see cref="RoleNames.Customer"/>.</param>
public sealed record RegisterUser(string Email, Secret Password, string Name, string? Role) : ICommand<RegistrationDto>, IAnonymousRequest;

internal sealed class RegisterUserValidator : AbstractValidator<RegisterUser>
{
    public RegisterUserValidator()
    {
        RuleFor(request => request.Email).MustBeEmail();
        RuleFor(request => request.Password).Must(PasswordPolicy.HasAllowedLength).WithMessage(PasswordPolicy.LengthRule);
        RuleFor(request => request.Name).Must(AccountDetails.IsName).WithMessage(AccountDetails.NameRule);
        RuleFor(request => request.Role).MustBeOpenRole();
    }
}

internal sealed class RegisterUserHandler(
    IUserRepository users, IReservedId reserved, PasswordPolicy policy, IPasswordHashing passwords, SignInDesk desk, CodeDesk codes, AccountPolicy accounts, IUnitOfWork work,
    IOutbox outbox, IAuditLog audit, TimeProvider clock)
    : ICommandHandler<RegisterUser, RegistrationDto>
{
    private static readonly Error IdTaken = Error.ConcurrentChange with { Code = "id_taken" };

    public async Task<Result<RegistrationDto>> Handle(RegisterUser request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email);
        if (policy.Refusal(request.Password, "password", email.Value, email.LocalPart, request.Name) is { } refusal)
        {
            return refusal;
        }

        var hash = await passwords.HashAsync(request.Password, cancellationToken);
        if (!hash.IsSuccess)
        {
            return hash.Error;
        }

        var made = await work.RunAsync(cancellation => MakeAsync(request, email, hash.Value, cancellation), cancellationToken);
        return made switch
        {
            { IsSuccess: true } => made,
            { Error: { } error } when error == IdTaken => await RepeatAsync(request, email, cancellationToken),
            { Error: { } error } when error == AuthErrors.EmailTaken && accounts.ConcealTaken => await ConcealAsync(email, cancellationToken),
            _ => made,
        };
    }

    /// <summary>The account, its code, the mail with it and the session are stored together or not at all.</summary>
    private async Task<Result<RegistrationDto>> MakeAsync(RegisterUser request, EmailAddress email, string hash, CancellationToken cancellationToken)
    {
        var status = accounts.RequireVerifiedEmail ? UserStatus.Pending : UserStatus.Active;
        var user = User.Register(reserved.Value, email, hash, request.Name, request.Role ?? RoleNames.Customer, status, clock.GetUtcNow());
        switch (await users.AddAsync(user, cancellationToken))
        {
            case AddUserOutcome.Added:
                break;
            case AddUserOutcome.EmailTaken:
                return AuthErrors.EmailTaken;
            case AddUserOutcome.IdTaken:
                return IdTaken;
            case var outcome:
                throw new InvalidOperationException($"Nobody knows what {outcome} means here.");
        }

        await audit.RecordAsync(new AuditEvent(AuditActions.Registered, AuditOutcome.Success) { Actor = user.Id, Subject = user.Id, Detail = "email" }, cancellationToken);
        var challenge = await codes.IssueAsync(CodePurpose.EmailVerification, email.Value, user, cancellationToken);
        return await AnswerAsync(user, challenge, cancellationToken);
    }

    /// <summary>Where taken addresses are concealed, nobody is signed in by a registration: that alone would tell.</summary>
    private async Task<RegistrationDto> AnswerAsync(User user, ChallengeDto challenge, CancellationToken cancellationToken) => user.IsActive && !accounts.ConcealTaken
        ? new RegistrationDto(await desk.AdmitAsync(user, cancellationToken), Challenge: null)
        : new RegistrationDto(SignedIn: null, challenge);

    /// <summary>The account was made by an earlier try whose answer got lost; that it was this request is shown by its credentials.</summary>
    private async Task<Result<RegistrationDto>> RepeatAsync(RegisterUser request, EmailAddress email, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(reserved.Value, cancellationToken);
        var verdict = await passwords.VerifyAsync(user?.PasswordHash, request.Password, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        if (user is null || user.Email != email || verdict.Value == PasswordVerdict.Wrong || user.Status is not (UserStatus.Active or UserStatus.Pending))
        {
            return Error.ConcurrentChange;
        }

        return await work.RunAsync<RegistrationDto>(
            async cancellation => user.IsActive && !accounts.ConcealTaken
                ? new RegistrationDto(await desk.AdmitAsync(user, cancellation), Challenge: null)
                : new RegistrationDto(SignedIn: null, await codes.IssueAsync(CodePurpose.EmailVerification, email.Value, user, cancellation)),
            cancellationToken);
    }

    /// <summary>The owner is told by mail; whoever registers is answered as if it had worked.</summary>
    private async Task<Result<RegistrationDto>> ConcealAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var owner = await users.FindByEmailAsync(email, cancellationToken);
        return await work.RunAsync<RegistrationDto>(
            async cancellation =>
            {
                if (owner is not null)
                {
                    await outbox.EnqueueAsync(CodeText.AlreadyRegistered(owner, OutboxChannel.Email, email.Value), cancellation);
                    await audit.RecordAsync(new AuditEvent(AuditActions.Registered, AuditOutcome.Denied) { Subject = owner.Id, Detail = AuthErrors.EmailTaken.Code }, cancellation);
                }

                return new RegistrationDto(SignedIn: null, codes.Pretend(CodePurpose.EmailVerification, email.Value));
            },
            cancellationToken);
    }
}
