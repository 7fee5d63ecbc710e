using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>A code that was sent to a telephone number.</summary>
/// <param name="PhoneNumber">The telephone number in its international form.</param>
/// <param name="Code">The six digits.</param>
/// <param name="Purpose">What the code is for; without it the newer one of <c>login</c> and <c>registration</c> counts.</param>
/// <param name="ChallengeId">The <c>challenge_id</c> of the answer to the request for the code. Send it: then nobody who does not know it can burn the code by guessing.</param>
public sealed record VerifyOtpBody(string PhoneNumber, Secret Code, OtpPurpose? Purpose = null, EntityId? ChallengeId = null);

/// <summary>Where another code is to be sent.</summary>
/// <param name="PhoneNumber">The telephone number in its international form.</param>
/// <param name="Purpose">What the code is for; without it what the one before was for, or <c>login</c>.</param>
/// <param name="ChallengeId">The <c>challenge_id</c> of the code that did not arrive.</param>
public sealed record ResendOtpBody(string PhoneNumber, OtpPurpose? Purpose = null, EntityId? ChallengeId = null);

/// <summary>Whose password was forgotten.</summary>
/// <param name="Email">The account's email address.</param>
public sealed record ForgotPasswordBody(string Email);

/// <summary>A new password, with the code that allows it.</summary>
/// <param name="Email">The account's email address.</param>
/// <param name="Code">The six digits that were sent to it.</param>
/// <param name="NewPassword">The new password: 8 to 128 characters of any script; not a common one, not one of the account's own identifiers.</param>
/// <param name="ChallengeId">The <c>challenge_id</c> of the answer to the request for the code.</param>
public sealed record ResetPasswordBody(string Email, Secret Code, Secret NewPassword, EntityId? ChallengeId = null);

/// <summary>A new password, with the one until now.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">The new password: 8 to 128 characters of any script; not a common one, not one of the account's own identifiers.</param>
public sealed record ChangePasswordBody(Secret CurrentPassword, Secret NewPassword);

/// <summary>Which email address is to be verified; the whole body may be left out.</summary>
/// <param name="Email">The email address; without it the signed-in account's own.</param>
public sealed record SendEmailCodeBody(string? Email = null);

/// <summary>The code that was sent to an email address.</summary>
/// <param name="Code">The six digits.</param>
/// <param name="Email">The email address; without it the signed-in account's own.</param>
/// <param name="ChallengeId">The <c>challenge_id</c> of the answer to the request for the code.</param>
public sealed record VerifyEmailBody(Secret Code, string? Email = null, EntityId? ChallengeId = null);
