using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Signs somebody in by email address and password.</summary>
/// <param name="Email">The account's email address.</param>
/// <param name="Password">The account's password.</param>
public sealed record SignIn(string Email, Secret Password) : ICommand<SignedInDto>, IAnonymousRequest;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(request => request.Email).NotEmpty().WithMessage("must not be empty.");
        RuleFor(request => request.Password).Must(password => password.Length > 0).WithMessage("must not be empty.");
    }
}

internal sealed class SignInHandler(IUserRepository users, IPasswordHashing passwords, SignInDesk desk, TimeProvider clock) : ICommandHandler<SignIn, SignedInDto>
{
    public async Task<Result<SignedInDto>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        var user = EmailAddress.TryParse(request.Email, out var email) ? await users.FindByEmailAsync(email, cancellationToken) : null;
        var verdict = await passwords.VerifyAsync(user?.PasswordHash, request.Password, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        if (user is null || verdict.Value == PasswordVerdict.Wrong)
        {
            return AuthErrors.InvalidCredentials;
        }

        if (AuthErrors.BarredBy(user.Status) is { } barred)
        {
            return barred;
        }

        if (verdict.Value == PasswordVerdict.RightButWeaklyHashed)
        {
            await StrengthenAsync(user, request.Password, cancellationToken);
        }

        return await desk.AdmitAsync(user, cancellationToken);
    }

    /// <summary>Where the gate is full, or somebody else changes the account just now, the next sign-in does it.</summary>
    private async Task StrengthenAsync(User user, Secret password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        if (hash.IsSuccess)
        {
            var version = user.Version;
            user.Rehash(hash.Value, clock.GetUtcNow());
            await users.SaveAsync(user, version, cancellationToken);
        }
    }
}
