using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Sends the code that verifies an email address: the caller's own, or a named one. Whether anybody has the address is not told.</summary>
/// <param name="Email">The email address; null for the caller's own.</param>
public sealed record SendEmailCode(string? Email) : ICommand<ChallengeDto>, IAnonymousRequest;

internal sealed class SendEmailCodeValidator : AbstractValidator<SendEmailCode>
{
    public SendEmailCodeValidator() => RuleFor(request => request.Email!).MustBeEmailWhereGiven();
}

internal sealed class SendEmailCodeHandler(OwnEmail own, IUserRepository users, CodeDesk codes, IUnitOfWork work) : ICommandHandler<SendEmailCode, ChallengeDto>
{
    public async Task<Result<ChallengeDto>> Handle(SendEmailCode request, CancellationToken cancellationToken)
    {
        var email = await own.ResolveAsync(request.Email, cancellationToken);
        if (!email.IsSuccess)
        {
            return email.Error;
        }

        if ((await codes.AdmitAsync(CodePurpose.EmailVerification, email.Value.Value, cancellationToken)).Error is { } tooMany)
        {
            return tooMany;
        }

        var user = await users.FindByEmailAsync(email.Value, cancellationToken);
        return await work.RunAsync<ChallengeDto>(
            async cancellation => await codes.IssueAsync(CodePurpose.EmailVerification, email.Value.Value, user, cancellation), cancellationToken);
    }
}
