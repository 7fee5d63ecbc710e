using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Users;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Registration, sign-in and the caller's own account.</summary>
[Route("api/v1/auth")]
[Tags("auth")]
[NeverKept]
public sealed class AuthController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Registers an account with an email address and a password, or with a telephone number.</summary>
    /// <remarks>
    /// By email address the account starts <c>active</c>, its owner is signed in, and a code that verifies the address is sent by mail.
    /// By telephone number it starts <c>pending</c>: <c>POST /auth/verify-otp</c> with the code that is sent by SMS activates it and signs its owner in.
    /// Where the operator requires verified email addresses, or conceals which are taken, email addresses are answered 202 as well, and <c>POST /auth/email/verify</c> comes next.
    /// </remarks>
    /// <param name="body">The new account: an email address with a password, or a telephone number.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The account is made; its owner is signed in.</response>
    /// <response code="202">The account is made; a code is on its way.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, neither or both of <c>email</c> and <c>phone_number</c>.</response>
    /// <response code="409">An account with this email address or telephone number exists (<c>email_taken</c>, <c>phone_number_taken</c>).</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken: no email address or telephone number, a password that is too short, too long or too common, an empty name, a role that is granted and not chosen.</response>
    /// <response code="429">Too many codes for this telephone number or from this address (<c>too_many_codes</c>), or too many requests from this address.</response>
    /// <response code="503">Too many passwords are being checked (<c>sign_in_busy</c>), or the database is away.</response>
    [HttpPost("register", Name = "Auth_Register")]
    [MayAnswer("email_taken", "phone_number_taken", "concurrent_change", "too_many_codes", "sign_in_busy")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [IdempotentCreate]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status201Created)]
    [ProducesResponseType<ChallengeDto>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Register([FromBody] RegisterBody body, CancellationToken cancellationToken)
    {
        if (body.Misfit() is { } misfit)
        {
            return Problem(misfit);
        }

        var made = await (body.PhoneNumber is { } number
            ? dispatcher.SendAsync(new RegisterByPhone(number, body.Name, body.Role), cancellationToken)
            : dispatcher.SendAsync(new RegisterUser(body.Email!, body.Password!, body.Name, body.Role), cancellationToken));
        return made is { IsSuccess: true, Value.Challenge: { } challenge }
            ? AcceptedAnswer<ChallengeDto>(challenge).Result!
            : CreatedAnswer(made.Map(registration => registration.SignedIn!), _ => "/api/v1/auth/me").Result!;
    }

    /// <summary>Signs in by email address or username with a password; to a telephone number a code is sent.</summary>
    /// <remarks>
    /// A telephone number is answered 202, whether an account has it or not; <c>POST /auth/verify-otp</c> with the code signs in. An unknown address and a wrong password are answered alike. The state of an account is told only after its right password.
    /// After five failures an identifier waits, 1, 2, 4 … seconds, whether an account has it or not. Keep the <c>Device-Token</c> of the answer
    /// and send it with the next sign-in: then only failures on this device make it wait.
    /// </remarks>
    /// <param name="body">An email address or username with the password, or a telephone number.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The account and its tokens.</response>
    /// <response code="202">The code is on its way, if an account has the telephone number.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, not exactly one of <c>email</c>, <c>username</c> and <c>phone_number</c>.</response>
    /// <response code="401">The credentials are wrong (<c>invalid_credentials</c>).</response>
    /// <response code="403">The credentials are right and the account may not act: <c>account_suspended</c>, <c>account_inactive</c> or <c>account_pending</c>.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The email address, username or password is empty, or the telephone number is none.</response>
    /// <response code="429">Too many failures with this identifier (<c>too_many_attempts</c>), too many codes (<c>too_many_codes</c>), or too many requests from this address (<c>too_many_requests</c>).</response>
    /// <response code="503">Too many passwords are being checked (<c>sign_in_busy</c>), or the database is away.</response>
    [HttpPost("login", Name = "Auth_SignIn")]
    [MayAnswer("invalid_credentials", "account_suspended", "account_inactive", "account_pending", "too_many_attempts", "too_many_codes", "sign_in_busy")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [KnowsDevices]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<ChallengeDto>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> SignIn([FromBody] SignInBody body, CancellationToken cancellationToken)
    {
        if (body.Misfit() is { } misfit)
        {
            return Problem(misfit);
        }

        return body.PhoneNumber is { } number
            ? AcceptedAnswer(await dispatcher.SendAsync(new SendOtp(number, OtpPurpose.Login, ChallengeId: null), cancellationToken)).Result!
            : Answer(await dispatcher.SendAsync(new SignIn(body.Email, body.Username, body.Password!), cancellationToken)).Result!;
    }

    /// <summary>Answers the caller's own account.</summary>
    /// <response code="200">The account, with its <c>ETag</c> for <c>PUT /users/profile</c>.</response>
    /// <response code="304">The account still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("me", Name = "Auth_Me")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<UserDto>> Me(CancellationToken cancellationToken) => Resource(await dispatcher.SendAsync(new GetMe(), cancellationToken));
}
