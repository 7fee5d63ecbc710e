using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Users;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Registration, sign-in and the caller's own account.</summary>
[Route("api/v1/auth")]
[Tags("auth")]
[ResponseCache(NoStore = true)]
public sealed class AuthController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Registers an account with an email address and a password, and signs its owner in.</summary>
    /// <remarks>
    /// The account starts <c>active</c> with an address that is not verified. The answer holds the account and an access token;
    /// the refresh token is null as long as sessions cannot be refreshed.
    /// </remarks>
    /// <response code="201">The account is made; its owner is signed in.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="409">An account with this email address exists (<c>email_taken</c>).</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken: no email address, a password that is too short, too long or too common, an empty name, a role that is granted and not chosen.</response>
    /// <response code="429">Too many requests from this address.</response>
    /// <response code="503">Too many passwords are being checked (<c>sign_in_busy</c>), or the database is away.</response>
    [HttpPost("register", Name = "Auth_Register")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [IdempotentCreate]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedInDto>> Register([FromBody] RegisterBody body, CancellationToken cancellationToken) =>
        CreatedAnswer(await dispatcher.SendAsync(new RegisterUser(body.Email, body.Password, body.Name, body.Role), cancellationToken), _ => "/api/v1/auth/me");

    /// <summary>Signs in by email address and password.</summary>
    /// <remarks>An unknown address and a wrong password are answered alike. The state of an account is told only after its right password.</remarks>
    /// <response code="200">The account and its tokens.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="401">The credentials are wrong (<c>invalid_credentials</c>).</response>
    /// <response code="403">The credentials are right and the account may not act: <c>account_suspended</c>, <c>account_inactive</c> or <c>account_pending</c>.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The email address or the password is empty.</response>
    /// <response code="429">Too many requests from this address.</response>
    /// <response code="503">Too many passwords are being checked (<c>sign_in_busy</c>), or the database is away.</response>
    [HttpPost("login", Name = "Auth_SignIn")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType<SignedInDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedInDto>> SignIn([FromBody] SignInBody body, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new SignIn(body.Email, body.Password), cancellationToken));

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
