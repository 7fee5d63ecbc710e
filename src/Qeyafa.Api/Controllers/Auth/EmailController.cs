using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Codes;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Verifying email addresses.</summary>
[Route("api/v1/auth")]
[Tags("auth")]
[NeverKept]
public sealed class EmailController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Sends the code that verifies an email address.</summary>
    /// <remarks>
    /// With an access token no body is needed: the account's own address is meant. Without one the body names the address, and the answer is the same whether an account has it or not.
    /// </remarks>
    /// <param name="body">The email address, which a signed-in caller may leave out.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="202">The code is on its way, if an account has the email address.</response>
    /// <response code="400">Nobody is signed in and no email address is named; or the body cannot be read.</response>
    /// <response code="401">The account of the access token is gone.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The email address is none, or the account has none.</response>
    /// <response code="429">Too many codes were asked for (<c>too_many_codes</c>), or too many requests from this address; <c>Retry-After</c> says how long to wait.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("email/verification", Name = "Auth_SendEmailCode")]
    [MayAnswer("too_many_codes")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType<ChallengeDto>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ChallengeDto>> Send([FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] SendEmailCodeBody? body, CancellationToken cancellationToken) =>
        AcceptedAnswer(await dispatcher.SendAsync(new SendEmailCode(body?.Email), cancellationToken));

    /// <summary>Verifies an email address with the code that was sent to it.</summary>
    /// <remarks>
    /// An account that waited for that is active from now on. Nobody is signed in by it.
    /// </remarks>
    /// <param name="body">The code, and whose it is.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The email address is verified.</response>
    /// <response code="400">The code is wrong, expired, used, burned or unknown (<c>invalid_code</c>): which of them is not told. Or the body cannot be read.</response>
    /// <response code="401">The account of the access token is gone.</response>
    /// <response code="409">The account was changed by another request at the same time; the code may be sent again.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The email address is none, or the account has none.</response>
    /// <response code="429">Too many failures (<c>too_many_attempts</c>), or too many requests from this address.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("email/verify", Name = "Auth_VerifyEmail")]
    [MayAnswer("invalid_code", "concurrent_change", "too_many_attempts")]
    [AllowAnonymous]
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
    public async Task<ActionResult> Verify([FromBody] VerifyEmailBody body, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new VerifyEmail(body.Email, body.Code, body.ChallengeId), cancellationToken));
}
