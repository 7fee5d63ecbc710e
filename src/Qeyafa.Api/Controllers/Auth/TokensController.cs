using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qeyafa.Api.Authentication;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Refreshing and signing out.</summary>
[Route("api/v1/auth")]
[Tags("auth")]
[NeverKept]
public sealed class TokensController(IDispatcher dispatcher, ICaller caller) : ApiController
{
    /// <summary>Exchanges a refresh token for the next pair of tokens.</summary>
    /// <remarks>
    /// A refresh token is good for one exchange. Sent again within 10 seconds, as by two tabs at once or after a lost answer, it is answered the same pair again, as long as
    /// the refresh token in that pair has not been used. Sent later it ends the session, as somebody must have copied it. Every token that is not good is answered alike.
    /// </remarks>
    /// <param name="body">The refresh token.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The next pair; the session lasts another 7 days, at most until 30 days after its sign-in.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="401">The refresh token is unknown, garbled, used, expired or revoked (<c>invalid_refresh_token</c>): the person must sign in again.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="429">Too many requests from this address.</response>
    /// <response code="503">The database is away; the refresh token may be sent again.</response>
    [HttpPost("refresh", Name = "Auth_Refresh")]
    [MayAnswer("invalid_refresh_token")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType<RefreshedDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<RefreshedDto>> Refresh([FromBody] RefreshBody body, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new RefreshSession(body.RefreshToken), cancellationToken));

    /// <summary>Signs out: ends the session of the access token, and the one that the refresh token belongs to.</summary>
    /// <remarks>
    /// Needs an access token, a refresh token in the body, or both, and no body at all with an access token. A session that has ended already is answered 204 too.
    /// What the session gave access to is refused from the next request on, on every node within 5 seconds.
    /// </remarks>
    /// <param name="body">The refresh token of the session to end; may be left out with an access token.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The session has ended.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member.</response>
    /// <response code="401">There is neither an access token of ours nor a refresh token.</response>
    /// <response code="413">The body is larger than 64 KiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("logout", Name = "Auth_SignOut")]
    [AllowAnonymous]
    [CredentialEndpoint]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> SignOutOfOne([FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] SignOutBody? body, CancellationToken cancellationToken)
    {
        UnusableAccess.ThrowIfUnknown(HttpContext);
        return caller.UserId is null && body?.RefreshToken is null && !UnusableAccess.HasEnded(HttpContext)
            ? Problem(Error.Unauthenticated)
            : NoContent(await dispatcher.SendAsync(new SignOut(body?.RefreshToken), cancellationToken));
    }

    /// <summary>Ends all sessions of the caller, this one among them.</summary>
    /// <response code="204">Every session has ended.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("logout-all", Name = "Auth_SignOutEverywhere")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> SignOutEverywhere(CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new SignOutEverywhere(), cancellationToken));
}
