using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Passwords;

/// <summary>Sends a code with which a new password can be chosen. Whether anybody has the email address is not told.</summary>
/// <param name="Email">The account's email address.</param>
public sealed record ForgotPassword(string Email) : ICommand<ChallengeDto>, IAnonymousRequest;

internal sealed class ForgotPasswordValidator : AbstractValidator<ForgotPassword>
{
    public ForgotPasswordValidator() => RuleFor(request => request.Email).MustBeEmail();
}

internal sealed class ForgotPasswordHandler(IUserRepository users, CodeDesk codes, IUnitOfWork work) : ICommandHandler<ForgotPassword, ChallengeDto>
{
    public async Task<Result<ChallengeDto>> Handle(ForgotPassword request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email);
        if ((await codes.AdmitAsync(CodePurpose.PasswordReset, email.Value, cancellationToken)).Error is { } tooMany)
        {
            return tooMany;
        }

        var user = await users.FindByEmailAsync(email, cancellationToken);
        return await work.RunAsync<ChallengeDto>(async cancellation => await codes.IssueAsync(CodePurpose.PasswordReset, email.Value, user, cancellation), cancellationToken);
    }
}
