using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Sends a code to a telephone number, to sign in or to repeat one that did not arrive. Whether anybody has the number is not told.</summary>
/// <param name="PhoneNumber">The telephone number in its international form.</param>
/// <param name="Purpose">What the code is for; null for what the named or newest code is for, or signing in where there is none.</param>
/// <param name="ChallengeId">A code that was sent before; null for the newest.</param>
public sealed record SendOtp(string PhoneNumber, OtpPurpose? Purpose, EntityId? ChallengeId) : ICommand<ChallengeDto>, IAnonymousRequest;

internal sealed class SendOtpValidator : AbstractValidator<SendOtp>
{
    public SendOtpValidator() => RuleFor(request => request.PhoneNumber).MustBePhoneNumber();
}

internal sealed class SendOtpHandler(IUserRepository users, IChallengeStore challenges, CodeDesk codes, IUnitOfWork work) : ICommandHandler<SendOtp, ChallengeDto>
{
    public async Task<Result<ChallengeDto>> Handle(SendOtp request, CancellationToken cancellationToken)
    {
        var number = PhoneNumber.Parse(request.PhoneNumber);
        var earlier = request.Purpose is null ? await challenges.FindNewestAsync(number.Value, request.ChallengeId, cancellationToken) : null;
        var purpose = request.Purpose?.ToCodePurpose() ?? earlier?.Purpose ?? CodePurpose.Login;
        if ((await codes.AdmitAsync(purpose, number.Value, cancellationToken)).Error is { } tooMany)
        {
            return tooMany;
        }

        var user = await users.FindByPhoneNumberAsync(number, cancellationToken);
        if ((await codes.SpendAsync(purpose, user is not null, cancellationToken)).Error is { } spent)
        {
            return spent;
        }

        return await work.RunAsync<ChallengeDto>(async cancellation => await codes.IssueAsync(purpose, number.Value, user, cancellation), cancellationToken);
    }
}
