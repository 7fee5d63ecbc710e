using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Passwords;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Forgotten and changed passwords.</summary>
[Route("api/v1/auth")]
[Tags("auth")]
[NeverKept]
public sealed class PasswordsController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Sends a code with which a new password can be chosen.</summary>
    /// <remarks>
    /// The answer is the same whether an account has the email address or not; only where one has it a code is sent.
    /// </remarks>
    /// <param name="body">The email address of the account.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="202">The code is on its way, if an account has the email address.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The email address is none.</response>
    /// <response code="429">Too many codes were asked for (<c>too_many_codes</c>), or too many requests from this address; <c>Retry-After</c> says how long to wait.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("password/forgot", Name = "Auth_ForgotPassword")]
    [MayAnswer("too_many_codes")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType<ChallengeDto>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ChallengeDto>> Forgot([FromBody] ForgotPasswordBody body, CancellationToken cancellationToken) =>
        AcceptedAnswer(await dispatcher.SendAsync(new ForgotPassword(body.Email), cancellationToken));

    /// <summary>Chooses a new password with the code that was sent by mail.</summary>
    /// <remarks>
    /// It ends every session of the account and signs nobody in; a suspended account stays suspended. The owner is told by mail.
    /// A password that is refused does not use the code up.
    /// </remarks>
    /// <param name="body">The email address, the code, and the new password.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The password is the new one.</response>
    /// <response code="400">The code is wrong, expired, used, burned or unknown (<c>invalid_code</c>): which of them is not told. Or the body cannot be read.</response>
    /// <response code="409">The account was changed by another request at the same time; the code may be sent again.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The new password is too short, too long, a common one or one of the account's own identifiers; or the email address is none.</response>
    /// <response code="429">Too many failures (<c>too_many_attempts</c>), or too many requests from this address.</response>
    /// <response code="503">Too many passwords are being hashed (<c>sign_in_busy</c>), or the database is away. The code may be sent again.</response>
    [HttpPost("password/reset", Name = "Auth_ResetPassword")]
    [MayAnswer("invalid_code", "concurrent_change", "too_many_attempts", "sign_in_busy")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Reset([FromBody] ResetPasswordBody body, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new ResetPassword(body.Email, body.Code, body.NewPassword, body.ChallengeId), cancellationToken));

    /// <summary>Changes the caller's own password.</summary>
    /// <remarks>
    /// Every other session of the account ends, and the owner is told by mail.
    /// </remarks>
    /// <param name="body">The password as it is, and the new one.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The password is the new one.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="409">The account was changed by another request at the same time.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422"><c>current_password</c> is not the account's password; or the new one is too short, too long, a common one or one of the account's own identifiers.</response>
    /// <response code="429">Too many failures with this account's password (<c>too_many_attempts</c>), or too many requests.</response>
    /// <response code="503">Too many passwords are being hashed (<c>sign_in_busy</c>), or the database is away.</response>
    [HttpPost("password/change", Name = "Auth_ChangePassword")]
    [MayAnswer("concurrent_change", "too_many_attempts", "sign_in_busy")]
    [CredentialEndpoint]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Change([FromBody] ChangePasswordBody body, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new ChangePassword(body.CurrentPassword, body.NewPassword), cancellationToken));
}
