using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Makes an account with an email address and a password, and signs its owner in.</summary>
/// <param name="Email">The email address; at most 254 characters, no two accounts have the same.</param>
/// <param name="Password">The password; 8 to 128 code points.</param>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Role">One of <see cref="RoleNames.OpenToRegistration"/>; null for <see cref="RoleNames.Customer"/>.</param>
public sealed record RegisterUser(string Email, Secret Password, string Name, string? Role) : ICommand<SignedInDto>, IAnonymousRequest;

internal sealed class RegisterUserValidator : AbstractValidator<RegisterUser>
{
    public RegisterUserValidator()
    {
        RuleFor(request => request.Email).Must(email => EmailAddress.TryParse(email, out _)).WithMessage(EmailAddress.Rule);
        RuleFor(request => request.Password).Must(PasswordPolicy.HasAllowedLength).WithMessage(PasswordPolicy.LengthRule);
        RuleFor(request => request.Name).Must(AccountDetails.IsName).WithMessage(AccountDetails.NameRule);
        RuleFor(request => request.Role)
            .Must(role => role is null || RoleNames.OpenToRegistration.Contains(role))
            .WithMessage($"must be one of {string.Join(", ", RoleNames.OpenToRegistration)}.");
    }
}

internal sealed class RegisterUserHandler(
    IUserRepository users, IReservedId reserved, PasswordPolicy policy, IPasswordHashing passwords, SignInDesk desk, TimeProvider clock)
    : ICommandHandler<RegisterUser, SignedInDto>
{
    public async Task<Result<SignedInDto>> Handle(RegisterUser request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email);
        if (policy.Refusal(request.Password, "password", email.Value, LocalPart(email), request.Name) is { } refusal)
        {
            return refusal;
        }

        var hash = await passwords.HashAsync(request.Password, cancellationToken);
        if (!hash.IsSuccess)
        {
            return hash.Error;
        }

        var user = User.Register(reserved.Value, email, hash.Value, request.Name, request.Role ?? RoleNames.Customer, UserStatus.Active, clock.GetUtcNow());
        return await users.AddAsync(user, cancellationToken) switch
        {
            AddUserOutcome.Added => await desk.AdmitAsync(user, cancellationToken),
            AddUserOutcome.EmailTaken => AuthErrors.EmailTaken,
            AddUserOutcome.UsernameTaken => AuthErrors.UsernameTaken,
            AddUserOutcome.IdTaken => await RepeatAsync(request, email, cancellationToken),
            var outcome => throw new InvalidOperationException($"Nobody knows what {outcome} means here."),
        };
    }

    private static string LocalPart(EmailAddress email) => email.Value[..email.Value.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>The account was made by an earlier try whose answer got lost; that it was this request is shown by its credentials.</summary>
    private async Task<Result<SignedInDto>> RepeatAsync(RegisterUser request, EmailAddress email, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(reserved.Value, cancellationToken);
        var verdict = await passwords.VerifyAsync(user?.PasswordHash, request.Password, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        return user is not null && user.Email == email && user.IsActive && verdict.Value != PasswordVerdict.Wrong
            ? await desk.AdmitAsync(user, cancellationToken)
            : Error.ConcurrentChange;
    }
}
