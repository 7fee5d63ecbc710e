using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Signs somebody in by email address or username, and password.</summary>
/// <param name="Email">The account's email address, or null where a username is given.</param>
/// <param name="Username">The account's username, or null where an email address is given.</param>
/// <param name="Password">The account's password.</param>
public sealed record SignIn(string? Email, string? Username, Secret Password) : ICommand<SignedInDto>, IAnonymousRequest;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(request => request.Email).NotEmpty().When(request => request.Username is null).WithMessage("must not be empty, where no username is given.");
        RuleFor(request => request.Email).Null().When(request => request.Username is not null).WithMessage("must not be given together with a username.");
        RuleFor(request => request.Username).NotEmpty().When(request => request.Username is not null).WithMessage("must not be empty.");
        RuleFor(request => request.Password).Must(password => password.Length > 0).WithMessage("must not be empty.");
    }
}

/// <summary>
/// Up to the verdict on the password every request takes the same steps, whether there is an account or not, and in whatever state it is:
/// one look-up, one count, one hash; a wrong one takes one audit entry more.
/// </summary>
internal sealed class SignInHandler(
    IUserRepository users, IAttemptGate attempts, KnownDevices devices, IPasswordHashing passwords, SignInDesk desk, IAuditLog audit, TimeProvider clock)
    : ICommandHandler<SignIn, SignedInDto>
{
    public async Task<Result<SignedInDto>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        var (identifier, user) = await FindAsync(request, cancellationToken);
        var attempt = await attempts.AdmitAsync(AttemptKind.Password, devices.Counter(user, identifier), cancellationToken);
        if (!attempt.IsSuccess)
        {
            return attempt.Error;
        }

        var verdict = await passwords.VerifyAsync(user?.PasswordHash, request.Password, cancellationToken);
        if (!verdict.IsSuccess)
        {
            await attempts.WithdrawAsync(attempt.Value, cancellationToken);
            return verdict.Error;
        }

        if (user is null || verdict.Value == PasswordVerdict.Wrong)
        {
            await RecordAsync(AuditOutcome.Failure, user, actor: null, AuthErrors.InvalidCredentials, cancellationToken);
            return AuthErrors.InvalidCredentials;
        }

        await attempts.SucceededAsync(attempt.Value, cancellationToken);
        if (AuthErrors.BarredBy(user.Status) is { } barred)
        {
            await RecordAsync(AuditOutcome.Denied, user, user.Id, barred, cancellationToken);
            return barred;
        }

        if (verdict.Value == PasswordVerdict.RightButWeaklyHashed)
        {
            await StrengthenAsync(user, request.Password, cancellationToken);
        }

        var signedIn = await desk.AdmitAsync(user, cancellationToken);
        devices.Welcome(user.Id);
        return signedIn;
    }

    /// <summary>The account, and the identifier as it is counted: in the one form that an account can have it in, or as it came where no account can have it.</summary>
    private async Task<(string Identifier, User? User)> FindAsync(SignIn request, CancellationToken cancellationToken)
    {
        if (request.Username is { } name)
        {
            return Username.TryParse(name, out var username) ? (username.Value, await users.FindByUsernameAsync(username, cancellationToken)) : (name, null);
        }

        return EmailAddress.TryParse(request.Email, out var email) ? (email.Value, await users.FindByEmailAsync(email, cancellationToken)) : (request.Email ?? "", null);
    }

    /// <summary>What was typed as the identifier is not recorded: it may be a password in the wrong field.</summary>
    private Task RecordAsync(AuditOutcome outcome, User? user, EntityId? actor, Error error, CancellationToken cancellationToken) =>
        audit.RecordAsync(new AuditEvent(AuditActions.SignIn, outcome) { Actor = actor, Subject = user?.Id, Detail = error.Code }, cancellationToken);

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
