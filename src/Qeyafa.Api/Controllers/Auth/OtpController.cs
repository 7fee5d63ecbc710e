using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Codes;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Codes that are sent to telephone numbers.</summary>
[Route("api/v1/auth")]
[Tags("auth")]
[NeverKept]
public sealed class OtpController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Signs in with the code that was sent to a telephone number.</summary>
    /// <remarks>
    /// The code verifies the number and activates an account that waited for that. It can be used once; five wrong tries burn it.
    /// Tries without <c>challenge_id</c> are counted apart: others who guess cannot burn the code of somebody who sends it.
    /// </remarks>
    /// <param name="body">The telephone number with the code.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The account and the tokens of its new session.</response>
    /// <response code="400">The code is wrong, expired, used, burned or unknown (<c>invalid_code</c>): which of them is not told. Or the body cannot be read.</response>
    /// <response code="403">The code is right and the account may not act: <c>account_suspended</c> or <c>account_inactive</c>.</response>
    /// <response code="409">The account was changed by another request at the same time; the code may be sent again.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The telephone number is none.</response>
    /// <response code="429">Too many failures (<c>too_many_attempts</c>), or too many requests from this address.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("verify-otp", Name = "Auth_VerifyOtp")]
    [MayAnswer("invalid_code", "account_suspended", "account_inactive", "concurrent_change", "too_many_attempts")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedInDto>> Verify([FromBody] VerifyOtpBody body, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new VerifyOtp(body.PhoneNumber, body.Code, body.Purpose, body.ChallengeId), cancellationToken));

    /// <summary>Sends another code to a telephone number.</summary>
    /// <remarks>
    /// The codes before it are not valid any more. The answer is the same whether an account has the number or not; only where one has it a code is sent.
    /// </remarks>
    /// <param name="body">The telephone number.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="202">The code is on its way, if an account has the number.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The telephone number is none.</response>
    /// <response code="429">Too many codes were asked for (<c>too_many_codes</c>), or too many requests from this address; <c>Retry-After</c> says how long to wait.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("otp/resend", Name = "Auth_ResendOtp")]
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
    public async Task<ActionResult<ChallengeDto>> Resend([FromBody] ResendOtpBody body, CancellationToken cancellationToken) =>
        AcceptedAnswer(await dispatcher.SendAsync(new SendOtp(body.PhoneNumber, body.Purpose, body.ChallengeId), cancellationToken));
}
