using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Makes a pending account with a telephone number, and sends the code that activates it.</summary>
/// <param name="PhoneNumber">The telephone number in its international form; no two accounts have the same.</param>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Role">One of <see cref="RoleNames.OpenToRegistration"/>; null for <see cref="RoleNames.Customer"/>.</param>
public sealed record RegisterByPhone(string PhoneNumber, string Name, string? Role) : ICommand<RegistrationDto>, IAnonymousRequest;

internal sealed class RegisterByPhoneValidator : AbstractValidator<RegisterByPhone>
{
    public RegisterByPhoneValidator()
    {
        RuleFor(request => request.PhoneNumber).MustBePhoneNumber();
        RuleFor(request => request.Name).Must(AccountDetails.IsName).WithMessage(AccountDetails.NameRule);
        RuleFor(request => request.Role).MustBeOpenRole();
    }
}

internal sealed class RegisterByPhoneHandler(
    IUserRepository users, IReservedId reserved, CodeDesk codes, IChallengeStore challenges, AccountPolicy accounts, IUnitOfWork work, IOutbox outbox, IAuditLog audit, TimeProvider clock)
    : ICommandHandler<RegisterByPhone, RegistrationDto>
{
    public async Task<Result<RegistrationDto>> Handle(RegisterByPhone request, CancellationToken cancellationToken)
    {
        var number = PhoneNumber.Parse(request.PhoneNumber);
        if (reserved.MayExist && await FindEarlierAsync(number, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var owner = await users.FindByPhoneNumberAsync(number, cancellationToken);
        if (owner is not null && !accounts.ConcealTaken)
        {
            return AuthErrors.PhoneNumberTaken;
        }

        if ((await codes.AdmitAsync(CodePurpose.Registration, number.Value, cancellationToken)).Error is { } tooMany)
        {
            return tooMany;
        }

        if ((await codes.SpendAsync(CodePurpose.Registration, isSent: true, cancellationToken)).Error is { } spent)
        {
            return spent;
        }

        var made = await work.RunAsync(cancellation => owner is null ? MakeAsync(request, number, cancellation) : ConcealAsync(owner, number, cancellation), cancellationToken);
        return made.Error == AuthErrors.PhoneNumberTaken && accounts.ConcealTaken && await users.FindByPhoneNumberAsync(number, cancellationToken) is { } faster
            ? await work.RunAsync(cancellation => ConcealAsync(faster, number, cancellation), cancellationToken)
            : made;
    }

    /// <summary>The account, its code and the SMS with it are stored together or not at all.</summary>
    private async Task<Result<RegistrationDto>> MakeAsync(RegisterByPhone request, PhoneNumber number, CancellationToken cancellationToken)
    {
        var user = User.RegisterByPhone(reserved.Value, number, request.Name, request.Role ?? RoleNames.Customer, clock.GetUtcNow());
        switch (await users.AddAsync(user, cancellationToken))
        {
            case AddUserOutcome.Added:
                break;
            case AddUserOutcome.PhoneNumberTaken:
                return AuthErrors.PhoneNumberTaken;
            case AddUserOutcome.IdTaken:
                return Error.ConcurrentChange;
            case var outcome:
                throw new InvalidOperationException($"Nobody knows what {outcome} means here.");
        }

        await audit.RecordAsync(new AuditEvent(AuditActions.Registered, AuditOutcome.Success) { Actor = user.Id, Subject = user.Id, Detail = "phone" }, cancellationToken);
        return new RegistrationDto(SignedIn: null, await codes.IssueAsync(CodePurpose.Registration, number.Value, user, cancellationToken));
    }

    /// <summary>What an earlier try of the same request was answered, whose answer got lost: the account is there, and its code is on its way.</summary>
    private async Task<RegistrationDto?> FindEarlierAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        await users.FindAsync(reserved.Value, cancellationToken) is { } user && user.PhoneNumber == number
        && await challenges.FindNewestAsync(number.Value, id: null, cancellationToken) is { Purpose: CodePurpose.Registration } challenge && challenge.UserId == user.Id
            ? new RegistrationDto(SignedIn: null, codes.Describe(challenge))
            : null;

    /// <summary>The owner is told by SMS; whoever registers is answered as if it had worked.</summary>
    private async Task<Result<RegistrationDto>> ConcealAsync(User owner, PhoneNumber number, CancellationToken cancellationToken)
    {
        await outbox.EnqueueAsync(CodeText.AlreadyRegistered(owner, OutboxChannel.Sms, number.Value), cancellationToken);
        await audit.RecordAsync(new AuditEvent(AuditActions.Registered, AuditOutcome.Denied) { Subject = owner.Id, Detail = AuthErrors.PhoneNumberTaken.Code }, cancellationToken);
        return new RegistrationDto(SignedIn: null, codes.Pretend(CodePurpose.Registration, number.Value));
    }
}
